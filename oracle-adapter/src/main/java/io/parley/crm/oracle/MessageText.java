package io.parley.crm.oracle;

import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A customer's message as it stands in a note or an activity: the words, and below them who said it, where and when.
 * Neither object has fields for that, so people read it there, and Parley finds the words again.
 */
final class MessageText {

    private static final String BELOW = "\n\n— ";
    private static final String EDITED = ", edited";
    private static final String DELETED = ", deleted by its author";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MessageText() {}

    /**
     * A message as it was read.
     *
     * @param words empty when there are none
     */
    record Said(String words, boolean edited, boolean deleted) {}

    /** @param longest most characters of the whole text; the words are cut so that all else fits */
    static String write(Mention mention, boolean edited, int longest) {
        String below = below(mention, edited);
        return FieldText.fit(words(mention), longest - below.length(), mention.url()) + below;
    }

    private static String below(Mention mention, boolean edited) {
        String mark = mention.tombstone() ? DELETED : edited ? EDITED : "";
        String url = mention.url() == null ? "" : "\n" + mention.url();
        return BELOW + NoteText.write(who(mention)) + ", " + time(mention.published()) + mark + url;
    }

    /** What it says: the text, and a line for each attachment. */
    static String words(Mention mention) {
        return NoteText.write(FieldText.clean(Facts.text(mention)));
    }

    /** Whether what stands there is another text than the mention's, or has another fate. */
    static boolean isNews(String there, Mention mention, int longest) {
        Said said = read(there);
        return mention.tombstone()
                ? !said.deleted()
                : said.deleted()
                        || !said.words()
                                .equals(read(write(mention, said.edited(), longest))
                                        .words());
    }

    static Said read(String text) {
        String lines = text.replace("\r\n", "\n");
        int below = lines.lastIndexOf(BELOW);
        if (below < 0) {
            return new Said(lines, false, false);
        }
        String line = lines.substring(below).strip().lines().findFirst().orElse("");
        return new Said(lines.substring(0, below), line.endsWith(EDITED), line.endsWith(DELETED));
    }

    /** Who speaks, and where: {@code @alice on fediverse}. */
    static String who(Mention mention) {
        String handle = FieldText.line(mention.actor().handle());
        String name = handle.isBlank() ? FieldText.line(mention.actor().displayName()) : '@' + handle;
        return FieldText.fit(name, 100, null) + " on " + mention.key().channel();
    }

    static String time(Instant time) {
        return MINUTE.format(time);
    }
}
