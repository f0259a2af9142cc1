package io.parley.crm.sugarcrm;

import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Mention;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message as it stands in the CRM: the words, and below them who said it, where and when. These modules have
 * no fields for that, so people read it there, and Parley finds the words again.
 */
final class MessageText {

    private static final String BELOW = "\n\n— ";
    private static final String EDITED = ", edited";
    private static final String DELETED = ", deleted by its author";

    private MessageText() {}

    /**
     * A message as it was read.
     *
     * @param words empty when there are none
     */
    record Said(String words, boolean edited, boolean deleted) {}

    static String write(Mention mention, boolean edited) {
        String mark = mention.tombstone() ? DELETED : edited ? EDITED : "";
        String url = mention.url() == null ? "" : "\n" + mention.url();
        return words(mention) + BELOW + Facts.byline(mention) + mark + url;
    }

    /** What it says: the text, and a line for each attachment, made fit. */
    static String words(Mention mention) {
        return fit(FieldText.clean(Facts.text(mention)), mention.url());
    }

    static Said read(String text) {
        // SuiteCRM drops empty lines at the beginning, so where there are no words the line below stands first.
        String whole = text.startsWith(BELOW.strip() + ' ') ? BELOW.substring(0, 2) + text : text;
        int below = whole.lastIndexOf(BELOW);
        if (below < 0) {
            return new Said(text, false, false);
        }
        String line = whole.substring(below).strip().lines().findFirst().orElse("");
        return new Said(whole.substring(0, below), line.endsWith(EDITED), line.endsWith(DELETED));
    }

    /** A text that the server won't cut. */
    static String fit(String text, @Nullable String url) {
        return FieldText.fit(text, Room.TEXT_BYTES, Room::bytes, url);
    }
}
