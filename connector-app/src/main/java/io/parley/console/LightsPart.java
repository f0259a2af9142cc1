package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import java.time.Instant;
import java.util.List;

/** The traffic lights: sign, colour and word, so that none of the three is needed alone. */
final class LightsPart {

    private LightsPart() {}

    static Html show(List<Light> lights, Instant now) {
        return tag("section")
                .id("lights")
                .with("aria-labelledby", "lights-title")
                .of(
                        tag("h2").id("lights-title").of("Traffic lights"),
                        tag("p", "summary").id("lights-summary").of(summary(lights)),
                        tag("ul", "lights").id("lights-list").of(Html.each(lights, light -> one(light, now))));
    }

    static String summary(List<Light> lights) {
        long red = count(lights, Colour.RED);
        long yellow = count(lights, Colour.YELLOW);
        if (lights.isEmpty()) {
            return "Nothing is configured yet.";
        }
        if (red + yellow == 0) {
            return count(lights, Colour.GREY) == 0 ? "All is well." : "Nothing is wrong.";
        }
        String waits = red == 0 ? "" : red + (red == 1 ? " needs you" : " need you");
        String tries = yellow == 0 ? "" : yellow + (yellow == 1 ? " tries" : " try") + " again by itself";
        String both = waits.isEmpty() || tries.isEmpty() ? "" : ", ";
        return waits + both + (yellow > 1 ? tries.replace("itself", "themselves") : tries) + '.';
    }

    private static long count(List<Light> lights, Colour colour) {
        return lights.stream().filter(light -> light.colour() == colour).count();
    }

    private static Html one(Light light, Instant now) {
        return tag("li", "light " + Words.lower(light.colour()))
                .id("light-" + light.subject().replace(' ', '-'))
                .of(
                        tag("span", "lamp").with("aria-hidden", "true").of(sign(light.colour())),
                        tag("div")
                                .of(
                                        tag("h3").of(light.subject()),
                                        tag("p").of(
                                                        tag("b").of(word(light.colour())),
                                                        Html.text(" "),
                                                        Words.forAsLong(light.since(), now)),
                                        sentence("reason", light),
                                        light.fix().isEmpty()
                                                ? NOTHING
                                                : tag("p", "fix")
                                                        .of(
                                                                tag("b").of("What to do: "),
                                                                Visible.text(Redaction.text(light.fix())))));
    }

    private static Html sentence(String cssClass, Light light) {
        boolean said = light.reason().isEmpty() || light.colour() == Colour.GREY;
        return said ? NOTHING : tag("p", cssClass).of(Visible.text(Redaction.text(light.reason())));
    }

    private static String sign(Colour colour) {
        return switch (colour) {
            case GREEN -> "✓";
            case GREY -> "–";
            case YELLOW -> "↻";
            case RED -> "!";
        };
    }

    /** What a colour means, with its name. */
    static String word(Colour colour) {
        return switch (colour) {
            case GREEN -> "Green: works";
            case GREY -> "Grey: not tried yet";
            case YELLOW -> "Yellow: trying again by itself";
            case RED -> "Red: needs you";
        };
    }
}
