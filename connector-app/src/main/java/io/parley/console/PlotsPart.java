package io.parley.console;

import static io.parley.console.Html.tag;

import io.parley.store.Overview.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Throughput and lag of the last hour, as pictures and as words and figures. */
final class PlotsPart {

    private static final int SLICE = 10;

    private PlotsPart() {}

    static Html show(List<Minute> minutes) {
        return tag("section")
                .id("plots")
                .with("aria-labelledby", "plots-title")
                .of(
                        tag("h2").id("plots-title").of("The last hour"),
                        tag("div", "plots").id("plots-both").of(throughput(minutes), lag(minutes)),
                        tag("details")
                                .id("plots-figures")
                                .of(tag("summary").id("plots-open").of("The same as figures"), table(minutes)));
    }

    private static Html throughput(List<Minute> minutes) {
        long taken = minutes.stream().mapToLong(Minute::taken).sum();
        long delivered = minutes.stream().mapToLong(Minute::delivered).sum();
        double most = minutes.stream()
                .mapToDouble(minute -> Math.max(minute.taken(), minute.delivered()))
                .max()
                .orElse(0);
        Html plot = new Plot(
                        "throughput",
                        "Mentions a minute",
                        Words.count(taken, "mention") + " came in during the last hour, " + Words.number(delivered)
                                + " reached their CRM.",
                        "",
                        times(minutes),
                        most)
                .bars(values(minutes, Minute::taken))
                .line(values(minutes, Minute::delivered))
                .show();
        return figure(
                "Mentions a minute",
                plot,
                key("bar", "came in (" + Words.number(taken) + ')'),
                key("line", "reached their CRM (" + Words.number(delivered) + ')'));
    }

    private static Html lag(List<Minute> minutes) {
        double most = minutes.stream().mapToDouble(Minute::lagMillis).max().orElse(0);
        String longest = most == 0
                ? "Nothing was delivered during the last hour."
                : "Slowest minute: " + Words.length(Duration.ofMillis((long) most)) + '.';
        boolean inMinutes = most > 120_000;
        double divisor = inMinutes ? 60_000 : 1_000;
        Html plot = new Plot(
                        "lag",
                        "From arrival to record",
                        longest,
                        inMinutes ? " min" : " s",
                        times(minutes),
                        most / divisor)
                .line(values(minutes, minute -> minute.delivered() == 0 ? -1 : minute.lagMillis() / divisor))
                .show();
        return figure("From arrival to record, mean of each minute", plot, Html.text(longest));
    }

    private static Html figure(String caption, Html plot, Html... key) {
        return tag("figure")
                .of(
                        tag("figcaption")
                                .of(
                                        tag("b").of(caption),
                                        Html.text(" "),
                                        tag("span", "key").of(key)),
                        plot);
    }

    private static Html key(String shape, String word) {
        return tag("span")
                .of(tag("i", "key-" + shape).with("aria-hidden", "true").of(""), Html.text(word + " "));
    }

    private static Html table(List<Minute> minutes) {
        List<Html> rows = new ArrayList<>();
        for (int from = 0; from < minutes.size(); from += SLICE) {
            rows.add(row(minutes.subList(from, Math.min(from + SLICE, minutes.size()))));
        }
        return tag("table")
                .of(
                        tag("thead")
                                .of(tag("tr")
                                        .of(
                                                head("Ten minutes from"),
                                                head("Came in"),
                                                head("Reached their CRM"),
                                                head("Mean time"))),
                        tag("tbody").of(Html.all(rows)));
    }

    private static Html head(String word) {
        return tag("th").with("scope", "col").of(word);
    }

    private static Html row(List<Minute> slice) {
        long delivered = slice.stream().mapToLong(Minute::delivered).sum();
        long lag = slice.stream()
                .mapToLong(minute -> minute.lagMillis() * minute.delivered())
                .sum();
        return tag("tr")
                .of(
                        tag("th")
                                .with("scope", "row")
                                .of(Words.clock(slice.get(0).at()) + " UTC"),
                        tag("td")
                                .of(Words.number(
                                        slice.stream().mapToLong(Minute::taken).sum())),
                        tag("td").of(Words.number(delivered)),
                        tag("td").of(delivered == 0 ? "–" : Words.length(Duration.ofMillis(lag / delivered))));
    }

    private static List<Instant> times(List<Minute> minutes) {
        return minutes.stream().map(Minute::at).toList();
    }

    private static List<Double> values(List<Minute> minutes, ToDoubleFunction<Minute> value) {
        return minutes.stream().map(value::applyAsDouble).toList();
    }
}
