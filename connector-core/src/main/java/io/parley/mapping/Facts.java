package io.parley.mapping;

import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.Priority;
import io.parley.model.Rating;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a mapping is applied to: a mention, what was decided about it, and the words of the org. */
public record Facts(Delivery delivery, OrgWords org) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Mention mention() {
        return delivery.mention().mention();
    }

    Decision.ForCrm decision() {
        return delivery.decision();
    }

    Author author() {
        return mention().actor();
    }

    /** The text, and a line for each attachment, since an item may have nothing else. */
    public static String text(Mention mention) {
        StringBuilder text = new StringBuilder(mention.content());
        for (Attachment attachment : mention.attachments()) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append('[').append(attachment.mediaType() == null ? "attachment" : attachment.mediaType());
            text.append("] ").append(attachment.url());
            if (attachment.description() != null && !attachment.description().isBlank()) {
                text.append(" – ").append(attachment.description());
            }
        }
        return text.toString();
    }

    /** Who said it, where and when: {@code @alice on fediverse, 2026-03-01 09:00 UTC}. */
    public static String byline(Mention mention) {
        return who(mention) + ", " + minute(mention.published());
    }

    /** Who speaks, and where: {@code @alice on fediverse}. */
    public static String who(Mention mention) {
        String handle = FieldText.line(mention.actor().handle());
        String name = handle.isEmpty() ? FieldText.line(mention.actor().displayName()) : '@' + handle;
        return name + " on " + mention.key().channel();
    }

    /** A time as people read it. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    String subject() {
        if (decision() instanceof Decision.OpenCase open) {
            return open.subject();
        }
        return decision() instanceof Decision.OpenLead open ? open.subject() : "";
    }

    String priority() {
        Priority priority = urgency();
        return priority == null ? "" : priority.name().toLowerCase(Locale.ROOT);
    }

    String priorityLabel() {
        Priority priority = urgency();
        return priority == null ? "" : org.priorities().getOrDefault(priority, "");
    }

    private @Nullable Priority urgency() {
        if (decision() instanceof Decision.OpenCase open) {
            return open.priority();
        }
        return decision() instanceof Decision.OpenLead open ? open.priority() : null;
    }

    String origin() {
        return org.origin() == null ? mention().key().channel() : org.origin();
    }

    String language() {
        return or(mention().language(), delivery.mention().language());
    }

    String answered(Function<MentionKey, String> part) {
        MentionKey parent = mention().parent();
        return parent == null ? "" : part.apply(parent);
    }

    String rating(Function<Rating, Number> part) {
        Rating rating = mention().rating();
        return rating == null ? "" : number(part.apply(rating));
    }

    CanReply reply() {
        return delivery.reply().canReply();
    }

    /** What a rep should know before answering, in one line. */
    String replyTerms() {
        CanReply reply = reply();
        if (!reply.allowed()) {
            return reply.reason() == null ? "no" : "no: " + reply.reason();
        }
        String longest = longestReply().isEmpty() ? "" : ", up to " + longestReply() + " characters";
        return "yes" + longest + (reply.until() == null ? "" : ", until " + minute(reply.until()));
    }

    String longestReply() {
        int longest = delivery.reply().longest();
        return longest == 0 ? "" : String.valueOf(longest);
    }

    /** The last word of the name; CRMs want one of everybody. */
    String lastName() {
        String name = shown();
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return last.isEmpty() ? "somebody" : last;
    }

    String firstName() {
        String name = shown();
        return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
    }

    private String shown() {
        return author().displayName().replaceAll("\\s+", " ").strip();
    }

    static String kind(Mention mention) {
        String name = mention.kind().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    static String time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String number(@Nullable Number number) {
        if (number == null) {
            return "";
        }
        boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
        return whole ? String.valueOf(number.longValue()) : number.toString();
    }

    static String or(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }
}
