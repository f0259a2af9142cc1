package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import io.parley.store.Overview.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What waits where. */
final class WaitingPart {

    private WaitingPart() {}

    static Html show(Waiting waiting, Instant now) {
        List<Html> figures = new ArrayList<>();
        figures.add(figure("inbox", waiting.inbox(), text(waiting.inbox(), "waits", "wait", " for a decision")));
        new TreeMap<>(waiting.outbox())
                .forEach((crm, count) -> figures.add(
                        figure("crm-" + crm, count, text(count, "on its way", "on their way", " to " + crm))));
        new TreeMap<>(waiting.replies())
                .forEach((channel, count) -> figures.add(figure(
                        "channel-" + channel,
                        count,
                        text(count, "reply on its way", "replies on their way", " to " + channel))));
        figures.add(figure(
                "unconfirmed",
                waiting.unconfirmed(),
                text(waiting.unconfirmed(), "reply", "replies", " to be confirmed to the rep")));
        figures.add(figure(
                "dead-letters",
                waiting.deadLetters(),
                tag("a").id("to-dead-letters")
                        .to("/dead-letters")
                        .of(waiting.deadLetters() == 1 ? "dead letter" : "dead letters")));
        return tag("section")
                .id("waiting")
                .with("aria-labelledby", "waiting-title")
                .of(
                        tag("h2").id("waiting-title").of("What waits"),
                        oldest(waiting, now),
                        tag("ul", "figures").id("waiting-list").of(Html.all(figures)));
    }

    private static Html oldest(Waiting waiting, Instant now) {
        Instant oldest = waiting.oldest();
        String sentence = oldest == null
                ? "Every mention that is meant for a CRM has reached it."
                : "The oldest mention on its way has waited for " + Words.length(Duration.between(oldest, now)) + '.';
        return tag("p", "summary").id("waiting-oldest").of(sentence);
    }

    private static Html figure(String id, int count, Html what) {
        boolean attention = id.equals("dead-letters") && count > 0;
        return tag("li", attention ? "attention" : "figure")
                .id("waiting-" + id)
                .of(tag("b").of(Words.number(count)), Html.text(" "), what, attention ? note() : NOTHING);
    }

    private static Html text(int count, String one, String many, String rest) {
        return Html.text((count == 1 ? one : many) + rest);
    }

    private static Html note() {
        return tag("span", "note").of(" (somebody must look)");
    }
}
