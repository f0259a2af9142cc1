package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.Overview.MentionRow;
import io.parley.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All there is to know of one mention. */
final class MentionPage {

    private static final int LOOKED_THROUGH = 500;

    private final Store store;
    private final AfterAll afterAll;

    MentionPage(Store store, AfterAll afterAll) {
        this.store = store;
        this.afterAll = afterAll;
    }

    Answer page(Visit visit) {
        return found(visit.id())
                .map(row -> Answer.page(show(visit, row)))
                .orElseGet(() ->
                        Answer.page(404, LoginPage.sorry(404, "There is no mention " + visit.id() + " any more.")));
    }

    private Optional<MentionRow> found(long id) {
        return id < 0
                ? Optional.empty()
                : store.overview().mentions(1, id + 1).stream()
                        .filter(row -> row.id() == id)
                        .findFirst();
    }

    /** Opens a case for what a rule had set aside. */
    Answer open(Visit visit) {
        String crm = visit.field("crm");
        boolean opened = afterAll.crms().contains(crm)
                && found(visit.id())
                        .map(row -> afterAll.open(row.id(), row.mention(), crm, visit.user()))
                        .orElse(false);
        visit.tell(
                opened
                        ? "The mention is on its way to " + crm + '.'
                        : "Nothing was opened: the mention is not set aside any more, or was taken back.");
        return Answer.goTo("/mentions/" + visit.id());
    }

    /** The way back from a rule that set too much aside. */
    private Html afterAll(Visit visit, MentionRow row) {
        boolean aside = row.state().equals("set aside") && "set aside".equals(row.decision());
        if (!aside || row.mention().tombstone() || afterAll.crms().isEmpty()) {
            return NOTHING;
        }
        return tag("form")
                .with("method", "post")
                .action("/mentions/" + row.id() + "/open")
                .of(
                        Layout.csrf(visit.csrf()),
                        tag("p").of("It can become a case all the same, as if a rule had said so."),
                        Html.each(afterAll.crms(), crm -> tag("button")
                                .with("type", "submit")
                                .with("name", "crm")
                                .with("value", crm)
                                .of("Open a case in " + crm)));
    }

    private Html show(Visit visit, MentionRow row) {
        Mention mention = row.mention();
        return Layout.page(
                visit,
                "Mention by " + mention.actor().displayName(),
                tag("h1").of(Html.text("Mention by "), MentionsPart.author(mention.actor())),
                tag("section").with("aria-label", "What was said").of(said(mention)),
                tag("section")
                        .of(
                                tag("h2").of("What became of it"),
                                tag("dl", "facts").of(Html.all(outcome(row, visit.now()))),
                                afterAll(visit, row)),
                tag("section").of(tag("h2").of("Facts"), tag("dl", "facts").of(Html.all(facts(row, visit.now())))),
                tag("section")
                        .of(
                                tag("h2").of("The raw text"),
                                tag("p", "summary")
                                        .of("Characters that can't be seen, or that change the order in which text is"
                                                + " read, stand here as their numbers."),
                                tag("pre", "raw")
                                        .with("dir", "ltr")
                                        .with("tabindex", "0")
                                        .with("aria-label", "The raw text")
                                        .of(Visible.raw(mention.content()))));
    }

    private static Html said(Mention mention) {
        Html name = mention.name() == null
                ? NOTHING
                : Language.marked("h2", mention.language()).of(Visible.text(mention.name()));
        Html words = mention.content().isBlank()
                ? tag("p").of(tag("i").of(MentionsPart.instead(mention)))
                : Language.marked("blockquote", mention.language()).of(Visible.text(mention.content()));
        return Html.all(name, words);
    }

    private List<Html> outcome(MentionRow row, Instant now) {
        List<Html> facts = new ArrayList<>();
        add(facts, "State", MentionsPart.state(row));
        add(facts, "Decision", row.decision());
        add(facts, "Rule", row.rule());
        add(facts, "Why", row.detail() == null ? null : Visible.text(Redaction.text(row.detail())));
        add(facts, "Record", row.record() == null ? null : MentionsPart.record(row));
        if (row.state().equals("dead letter")) {
            String key = row.mention().key().value();
            store.deadLetters().list(LOOKED_THROUGH).stream()
                    .filter(letter -> key.equals(letter.mention()))
                    .findFirst()
                    .ifPresent(letter -> add(facts, "What to do", toLetter(letter)));
        }
        add(facts, "Came in", Words.ago(row.received(), now));
        return facts;
    }

    private static Html toLetter(DeadLetter letter) {
        return tag("a").to("/dead-letters/" + letter.id()).of("Look at dead letter " + letter.id());
    }

    private static List<Html> facts(MentionRow row, Instant now) {
        Mention mention = row.mention();
        List<Html> facts = new ArrayList<>();
        add(facts, "Channel", mention.key().channel() + " (" + mention.key().account() + ')');
        add(facts, "Kind", Words.lower(mention.kind()) + ", " + Words.lower(mention.visibility()));
        add(facts, "Author", author(mention));
        add(facts, "Said", Words.ago(mention.published(), now));
        add(facts, "Changed", mention.updated() == null ? null : Words.ago(mention.updated(), now));
        add(facts, "Language", mention.language() == null ? null : Language.of(mention.language()));
        add(facts, "Speaks to us", mention.mentionsUs() ? "yes" : "no");
        add(facts, "Tags", mention.tags().isEmpty() ? null : "#" + String.join(" #", mention.tags()));
        add(facts, "Stars", mention.rating() == null ? null : mention.rating().stars() + " of 5");
        add(facts, "Attachments", attachments(mention));
        add(facts, "Answers", mention.inReplyTo());
        add(facts, "Can be answered", canReply(mention.canReply()));
        add(facts, "On the channel", Tag.isWeb(mention.url()) ? MentionsPart.post(mention, "post") : null);
        add(facts, "Key", mention.key().value());
        return facts;
    }

    private static Html author(Mention mention) {
        Html name = MentionsPart.author(mention.actor());
        Html profile = Tag.isWeb(mention.actor().url())
                ? tag("a").out(mention.actor().url()).of("profile")
                : NOTHING;
        Integer followers = mention.actor().followers();
        return Html.all(
                name, Html.text(followers == null ? " " : ", " + Words.count(followers, "follower") + ' '), profile);
    }

    private static @Nullable Html attachments(Mention mention) {
        return mention.attachments().isEmpty()
                ? null
                : tag("ul").of(Html.each(mention.attachments(), each -> tag("li")
                        .of(tag("a").out(each.url())
                                .of(Visible.text(each.description() == null ? each.url() : each.description())))));
    }

    private static String canReply(CanReply canReply) {
        if (!canReply.allowed()) {
            return "no: " + canReply.reason();
        }
        return canReply.until() == null ? "yes" : "yes, until " + Words.clock(canReply.until()) + " UTC";
    }

    static void add(List<Html> facts, String name, @Nullable String value) {
        add(facts, name, value == null ? null : tag("bdi").of(Visible.text(value)));
    }

    static void add(List<Html> facts, String name, @Nullable Html value) {
        if (value != null) {
            facts.add(tag("div").of(tag("dt").of(name), tag("dd").of(value)));
        }
    }
}
