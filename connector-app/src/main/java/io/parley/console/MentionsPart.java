package io.parley.console;

import static io.parley.console.Html.NOTHING;
import static io.parley.console.Html.tag;

import io.parley.model.Author;
import io.parley.model.Mention;
import io.parley.model.RecordRef;
import io.parley.store.Overview.MentionRow;
import java.time.Instant;
import java.util.List;

/** The list of mentions: who said what where, what was decided, where it went. */
final class MentionsPart {

    static final int PAGE = 30;
    private static final int LONGEST = 160;

    private MentionsPart() {}

    /**
     * @param rows one more than a page when there are older ones
     * @param newest whether this is the first page
     */
    static Html show(List<MentionRow> rows, boolean newest, Instant now) {
        List<MentionRow> page = rows.subList(0, Math.min(PAGE, rows.size()));
        return tag("section")
                .id("mentions")
                .with("aria-labelledby", "mentions-title")
                .of(
                        tag("h2").id("mentions-title").of(newest ? "Mentions" : "Older mentions"),
                        page.isEmpty() ? nothing(newest) : NOTHING,
                        tag("ol", "mentions").id("mentions-list").of(Html.each(page, row -> one(row, now))),
                        paging(rows, page, newest));
    }

    private static Html nothing(boolean newest) {
        return tag("p", "summary")
                .id("mentions-none")
                .of(newest ? "Nobody has said anything yet. What comes in shows here by itself." : "There are none.");
    }

    private static Html paging(List<MentionRow> rows, List<MentionRow> page, boolean newest) {
        Html first = newest ? NOTHING : tag("a").id("to-newest").to("/").of("To the newest");
        Html older = rows.size() <= PAGE
                ? NOTHING
                : tag("a").id("to-older")
                        .to("/?before=" + page.get(page.size() - 1).id())
                        .of("Older mentions");
        return tag("nav", "paging")
                .id("mentions-paging")
                .with("aria-label", "More mentions")
                .of(first, older);
    }

    private static Html one(MentionRow row, Instant now) {
        Mention mention = row.mention();
        return tag("li", "mention")
                .id("mention-" + row.id())
                .of(
                        tag("p", "who")
                                .of(
                                        author(mention.actor()),
                                        tag("span", "where").of(where(mention)),
                                        Words.ago(mention.published(), now)),
                        tag("p", "said")
                                .of(tag("a").id("see-" + row.id())
                                        .to("/mentions/" + row.id())
                                        .of(firstLine(mention))),
                        tag("p", "outcome").of(state(row), decision(row), links(row)));
    }

    static Html author(Author author) {
        Html name = tag("bdi").of(Visible.firstLine(author.displayName(), 60));
        boolean handle = !author.handle().isBlank() && !author.handle().equals(author.displayName());
        return tag("span", "author")
                .of(
                        tag("b").of(name),
                        handle ? tag("bdi", "handle").of(Visible.firstLine(" @" + author.handle(), 60)) : NOTHING);
    }

    private static String where(Mention mention) {
        String language = mention.language() == null ? "" : ", " + Language.of(mention.language());
        return Words.lower(mention.kind()) + " on " + mention.key().channel() + language;
    }

    private static Html firstLine(Mention mention) {
        String text = mention.name() == null ? mention.content() : mention.name() + " — " + mention.content();
        if (text.isBlank()) {
            return tag("i").of(instead(mention));
        }
        return Language.marked("span", mention.language()).of(Visible.firstLine(text, LONGEST));
    }

    /** What to say of a mention that has no words. */
    static String instead(Mention mention) {
        if (mention.tombstone()) {
            return "Taken back by its author.";
        }
        return mention.attachments().isEmpty()
                ? "Without words."
                : "Without words, with " + Words.count(mention.attachments().size(), "attachment") + '.';
    }

    static Html state(MentionRow row) {
        return tag("span", "state " + row.state().replace(' ', '-')).of(row.state());
    }

    private static Html decision(MentionRow row) {
        if (row.decision() == null) {
            return NOTHING;
        }
        // "set aside" is a state and a decision: once is enough.
        boolean said = row.decision().equals(row.state());
        return Html.all(
                said ? NOTHING : tag("span").of(row.decision()),
                row.rule() == null ? NOTHING : tag("span", "rule").of("rule “" + row.rule() + '”'),
                row.detail() == null
                        ? NOTHING
                        : tag("span", "detail").of(Visible.firstLine(Redaction.text(row.detail()), LONGEST)));
    }

    private static Html links(MentionRow row) {
        return tag("span", "links").of(record(row), post(row.mention(), "post-" + row.id()));
    }

    static Html record(MentionRow row) {
        RecordRef record = row.record();
        if (record == null) {
            return NOTHING;
        }
        String name = Words.record(record);
        return Tag.isWeb(record.url())
                ? tag("a").id("record-" + row.id()).out(record.url()).of(name)
                : tag("span").of(name);
    }

    static Html post(Mention mention, String id) {
        return Tag.isWeb(mention.url())
                ? tag("a").id(id)
                        .out(mention.url())
                        .of(
                                Html.text("the post"),
                                tag("span", "unseen")
                                        .of(" by " + mention.actor().displayName()))
                : NOTHING;
    }
}
