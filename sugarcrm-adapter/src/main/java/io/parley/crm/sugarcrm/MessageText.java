package io.parley.crm.sugarcrm;

import io.parley.mapping.FieldText;
import io.parley.model.Attachment;
import io.parley.model.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message as it stands in the CRM: the words, and below them who said it, where and when. These modules have
 * no fields for that, so people read it there, and Parley finds the words again.
 */
final class MessageText {

    /** MySQL holds 65,535 bytes in a text, and the server cuts what is longer without a word. */
    static final int MOST_BYTES = 60_000;

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

    static String write(Mention mention, boolean edited) {
        String mark = mention.tombstone() ? DELETED : edited ? EDITED : "";
        String url = mention.url() == null ? "" : "\n" + mention.url();
        return words(mention) + BELOW + who(mention) + ", " + time(mention.published()) + mark + url;
    }

    /** What it says: the text, and a line for each attachment, made fit. */
    static String words(Mention mention) {
        StringBuilder text = new StringBuilder(mention.content());
        for (Attachment attachment : mention.attachments()) {
            text.append(text.isEmpty() ? "" : "\n").append(line(attachment));
        }
        return fit(FieldText.clean(text.toString()), mention.url());
    }

    private static String line(Attachment attachment) {
        String type = attachment.mediaType() == null ? "attachment" : attachment.mediaType();
        String description = attachment.description();
        boolean silent = description == null || description.isBlank();
        return '[' + type + "] " + attachment.url() + (silent ? "" : " – " + description);
    }

    static Said read(String text) {
        int below = text.lastIndexOf(BELOW);
        if (below < 0) {
            return new Said(text, false, false);
        }
        String line = text.substring(below).strip().lines().findFirst().orElse("");
        return new Said(text.substring(0, below), line.endsWith(EDITED), line.endsWith(DELETED));
    }

    /** Who speaks, and where: {@code @alice on fediverse}. */
    static String who(Mention mention) {
        String handle = FieldText.line(mention.actor().handle());
        String name = handle.isBlank() ? FieldText.line(mention.actor().displayName()) : '@' + handle;
        return name + " on " + mention.key().channel();
    }

    static String time(Instant time) {
        return MINUTE.format(time);
    }

    /** A text that the server won't cut; what people write is counted as long as the server may make it. */
    static String fit(String text, @Nullable String url) {
        int fits = 0;
        int bytes = 0;
        while (fits < text.length() && bytes <= MOST_BYTES) {
            int point = text.codePointAt(fits);
            bytes += bytes(point);
            fits += Character.charCount(point);
        }
        return bytes <= MOST_BYTES ? text : FieldText.fit(text, fits - 1, url);
    }

    private static int bytes(int point) {
        if ("<>&\"'".indexOf(point) >= 0) {
            return 6;
        }
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
