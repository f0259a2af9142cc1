package io.parley.console;

import static io.parley.console.Html.tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small picture of the last hour: one value a minute, as bars, and a second one as a line. Sizes are in the units of
 * its view box.
 */
final class Plot {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 170;
    private static final int LEFT = 46;
    private static final int RIGHT = 8;
    private static final int TOP = 14;
    private static final int BOTTOM = 34;

    private final String id;
    private final String title;
    private final String description;
    private final String unit;
    private final List<Instant> times;
    private final List<Html> shapes = new ArrayList<>();
    private final double most;

    /**
     * @param most the greatest value to show
     * @param description what the picture shows, for those who can't see it
     */
    Plot(String id, String title, String description, String unit, List<Instant> times, double most) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.unit = unit;
        this.times = times;
        this.most = roundUp(most);
    }

    Plot bars(List<Double> values) {
        double step = step();
        for (int i = 0; i < values.size(); i++) {
            double height = values.get(i) / most * plotHeight();
            if (height > 0) {
                shapes.add(tag("rect", "bar")
                        .with("x", number(LEFT + i * step + step * 0.15))
                        .with("y", number(TOP + plotHeight() - height))
                        .with("width", number(step * 0.7))
                        .with("height", number(height))
                        .of());
            }
        }
        return this;
    }

    /** A negative value is a gap. */
    Plot line(List<Double> values) {
        StringBuilder way = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (value >= 0) {
                double x = LEFT + (i + 0.5) * step();
                double y = TOP + plotHeight() - value / most * plotHeight();
                way.append(down ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
                way.append(down ? "" : "h0.01");
            }
            down = value >= 0;
        }
        if (way.length() > 0) {
            shapes.add(tag("path", "line").with("d", way.toString()).of());
        }
        return this;
    }

    Html show() {
        List<Html> all = new ArrayList<>();
        all.add(tag("title").id(id + "-title").of(title));
        all.add(tag("desc").id(id + "-desc").of(description));
        all.addAll(List.of(level(0), level(most / 2), level(most)));
        all.addAll(shapes);
        all.addAll(List.of(time(0, "start"), time(times.size() / 2, "middle"), time(times.size() - 1, "end")));
        return tag("svg", "plot")
                .id(id)
                .with("viewBox", "0 0 " + WIDTH + ' ' + HEIGHT)
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .of(Html.all(all));
    }

    /** The next of 1, 2, 5, 10, 20, …: so that the labels are easy to read. */
    static double roundUp(double most) {
        if (most <= 1) {
            return 1;
        }
        double ten = Math.pow(10, Math.floor(Math.log10(most)));
        double lead = most / ten;
        return ten * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    private Html level(double value) {
        double y = TOP + plotHeight() - value / most * plotHeight();
        String label = value == Math.rint(value) ? Words.number((long) value) : String.valueOf(value);
        return Html.all(
                tag("line", "grid")
                        .with("x1", number(LEFT))
                        .with("x2", number(WIDTH - RIGHT))
                        .with("y1", number(y))
                        .with("y2", number(y))
                        .of(),
                text(LEFT - 6, y + 4, "end", value == 0 ? "0" : label + unit));
    }

    private Html time(int index, String anchor) {
        if (times.isEmpty()) {
            return Html.NOTHING;
        }
        boolean last = index == times.size() - 1;
        double x = last ? WIDTH - RIGHT : LEFT + index * step();
        return text(x, HEIGHT - BOTTOM + 18, anchor, Words.clock(times.get(index)) + (last ? " UTC" : ""));
    }

    private static Html text(double x, double y, String anchor, String label) {
        return tag("text")
                .with("x", number(x))
                .with("y", number(y))
                .with("text-anchor", anchor)
                .of(label);
    }

    private double step() {
        return (WIDTH - LEFT - RIGHT) / (double) Math.max(1, times.size());
    }

    private static int plotHeight() {
        return HEIGHT - TOP - BOTTOM;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
