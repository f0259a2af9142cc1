package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import io.parley.store.DeadLetters;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.DeadLetters.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The dead letters, each of them, and what a person does with one. */
final class DeadLetterPages {

    private static final int MOST = 200;
    private static final int LONGEST_PAYLOAD = 60_000;

    private final DeadLetters letters;
    private final Triage triage;

    DeadLetterPages(DeadLetters letters, Triage triage) {
        this.letters = letters;
        this.triage = triage;
    }

    Answer list(Visit visit) {
        List<DeadLetter> open = letters.list(MOST);
        int all = letters.open();
        Html content = open.isEmpty()
                ? tag("p", "summary").of("There are none. Everything that came in could be read and delivered.")
                : tag("ol", "letters").of(Html.each(open, letter -> row(letter, visit.now())));
        return Answer.page(Layout.page(
                visit,
                "Dead letters",
                tag("h1").of("Dead letters"),
                tag("p", "summary")
                        .of("Each is one item that could not go on by itself. Correct what is wrong, then retry it; or"
                                + " discard it. Everything else flows on meanwhile."),
                all > open.size()
                        ? tag("p", "summary")
                                .of("The newest " + open.size() + " of " + Words.number(all)
                                        + "; deal with these to see the others.")
                        : NOTHING,
                content));
    }

    Answer one(Visit visit) {
        return letters.find(visit.id())
                .map(letter -> Answer.page(Layout.page(visit, "Dead letter " + letter.id(), letter(visit, letter))))
                .orElseGet(() -> {
                    visit.tell(Triage.gone(visit.id()).sentence());
                    return Answer.goTo("/dead-letters");
                });
    }

    Answer retry(Visit visit) {
        return after(visit, triage.retry(visit.id(), visit.user()));
    }

    Answer discard(Visit visit) {
        return after(visit, triage.discard(visit.id(), visit.user(), visit.field("why")));
    }

    private static Answer after(Visit visit, Triage.Result result) {
        visit.tell(result.sentence());
        return Answer.goTo(result.done() ? "/dead-letters" : "/dead-letters/" + visit.id());
    }

    private static Html row(DeadLetter letter, Instant now) {
        return tag("li", "letter")
                .of(
                        tag("p", "who")
                                .of(
                                        tag("a").id("letter-" + letter.id())
                                                .to("/dead-letters/" + letter.id())
                                                .of("Dead letter " + letter.id()),
                                        tag("span", "where").of(what(letter)),
                                        Words.ago(letter.at(), now)),
                        tag("p", "reason").of(Visible.firstLine(Redaction.text(letter.reason()), 300)),
                        letter.field() == null
                                ? NOTHING
                                : tag("p").of(Html.text("Field: "), tag("code").of(Visible.text(letter.field()))));
    }

    static String what(DeadLetter letter) {
        return switch (letter.stage()) {
            case INTAKE -> "from " + letter.subject() + ", could not be read";
            case DECIDE -> "from " + letter.subject() + ", could not be decided";
            case DELIVER -> "refused by " + letter.subject();
            case PUBLISH -> "could not be published on " + letter.subject();
        };
    }

    private static Html letter(Visit visit, DeadLetter letter) {
        List<Html> facts = new ArrayList<>();
        MentionPage.add(facts, "Reason", Visible.text(Redaction.text(letter.reason())));
        MentionPage.add(facts, "Field", letter.field());
        MentionPage.add(facts, "Where", what(letter));
        MentionPage.add(facts, "When", Words.ago(letter.at(), visit.now()));
        MentionPage.add(facts, "Mention", letter.mention());
        return Html.all(
                tag("h1").of("Dead letter " + letter.id()),
                tag("dl", "facts").of(Html.all(facts)),
                tag("div", "actions").of(retryForm(visit, letter), discardForm(visit, letter)),
                tag("section").of(tag("h2").of(payloadTitle(letter.stage())), payload(letter)));
    }

    private static Html retryForm(Visit visit, DeadLetter letter) {
        return tag("form")
                .with("method", "post")
                .action("/dead-letters/" + letter.id() + "/retry")
                .of(
                        Layout.csrf(visit.csrf()),
                        tag("h2").of("Retry"),
                        tag("p").of(
                                        letter.stage() == Stage.INTAKE
                                                ? "Reads the item anew with today's mapping."
                                                : "Puts it back into its queue."),
                        tag("button").id("retry").with("type", "submit").of("Retry"));
    }

    private static Html discardForm(Visit visit, DeadLetter letter) {
        return tag("form")
                .with("method", "post")
                .action("/dead-letters/" + letter.id() + "/discard")
                .of(
                        Layout.csrf(visit.csrf()),
                        tag("h2").of("Discard"),
                        tag("label").with("for", "why").of("Why (others will want to know)"),
                        tag("input")
                                .id("why")
                                .with("name", "why")
                                .with("maxlength", "400")
                                .flag("required")
                                .of(),
                        tag("button", "danger")
                                .id("discard")
                                .with("type", "submit")
                                .of("Discard"));
    }

    private static String payloadTitle(Stage stage) {
        return switch (stage) {
            case INTAKE -> "What the channel sent";
            case DECIDE -> "The mention";
            case DELIVER -> "The delivery";
            case PUBLISH -> "The reply";
        };
    }

    private static Html payload(DeadLetter letter) {
        String pretty = Redaction.pretty(letter.payload());
        boolean cut = pretty.length() > LONGEST_PAYLOAD;
        return Html.all(
                cut
                        ? tag("p", "summary")
                                .of("Only the beginning; the command line shows all of it: parley dead-letters show "
                                        + letter.id())
                        : NOTHING,
                tag("pre", "raw")
                        .with("tabindex", "0")
                        .with("aria-label", payloadTitle(letter.stage()))
                        .of(Visible.raw(cut ? pretty.substring(0, LONGEST_PAYLOAD) : pretty)));
    }
}
