package io.parley.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Rating;
import io.parley.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the canonical JSON that a channel's {@code mention.jq} makes. Field names follow ActivityStreams 2.0 where it has
 * them; routes/README.md lists them.
 */
public final class MentionReader {

    private static final Set<String> KNOWN = Set.of(
            "nativeId",
            "version",
            "kind",
            "visibility",
            "actor",
            "name",
            "content",
            "contentHtml",
            "language",
            "url",
            "published",
            "updated",
            "inReplyTo",
            "context",
            "mentionsUs",
            "tags",
            "attachment",
            "rating",
            "canReply",
            "tombstone");

    private MentionReader() {}

    /**
     * Reads one mention.
     *
     * @param account our account, or place, on the channel
     * @throws MalformedMention with everything that is wrong
     */
    public static Mention read(JsonNode canonical, String channel, String account) throws MalformedMention {
        if (!canonical.isObject()) {
            throw new MalformedMention(List.of("the mapping made no object"));
        }
        Fields fields = Fields.of(canonical);
        boolean tombstone = fields.flag("tombstone", false);
        Instant published = fields.time("published");
        if (published == null && fields.text("published", "").isBlank()) {
            fields.problem("published is missing");
        }
        Mention mention = new Mention(
                new MentionKey(channel, account, fields.required("nativeId")),
                fields.text("version", ""),
                fields.oneOf("kind", MentionKind.class, MentionKind.POST),
                fields.oneOf("visibility", Visibility.class, Visibility.PUBLIC),
                actor(fields),
                fields.text("name"),
                content(fields, tombstone),
                fields.text("language"),
                fields.url("url"),
                published == null ? Instant.EPOCH : published,
                fields.time("updated"),
                fields.text("inReplyTo"),
                fields.text("context"),
                fields.flag("mentionsUs", false),
                tags(fields),
                fields.each("attachment", MentionReader::attachment),
                rating(fields),
                canReply(fields),
                tombstone);
        if (!fields.problems().isEmpty()) {
            throw new MalformedMention(fields.problems());
        }
        return tombstone ? mention.withdrawn() : mention;
    }

    /** Fields that mean nothing here, such as a misspelt one; for those who write a mapping. */
    public static Set<String> unknownFields(JsonNode canonical) {
        Set<String> unknown = new TreeSet<>();
        canonical.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        return unknown;
    }

    private static Author actor(Fields mention) {
        Fields actor = mention.object("actor");
        if (actor == null) {
            if (!mention.has("actor")) {
                mention.problem("actor is missing");
            }
            return new Author(null, "", "", null, null);
        }
        Double followers = actor.number("followers");
        String id = actor.text("id");
        return new Author(
                id == null || id.isBlank() ? null : id,
                actor.text("handle", "").replaceFirst("^@", ""),
                actor.text("name", "").strip(),
                actor.url("url"),
                followers == null ? null : followers.intValue(),
                email(actor));
    }

    private static @Nullable String email(Fields actor) {
        String email = actor.text("email");
        return email == null || email.isBlank() ? null : email.strip();
    }

    private static String content(Fields mention, boolean tombstone) {
        String html = mention.text("contentHtml");
        String text = mention.text("content");
        if (html == null && text == null && !tombstone && !mention.has("content") && !mention.has("contentHtml")) {
            mention.problem("content is missing (content or contentHtml)");
        }
        if (text != null) {
            return text.strip();
        }
        return html == null ? "" : PlainText.ofHtml(html);
    }

    private static List<String> tags(Fields mention) {
        return mention.texts("tags").stream()
                .map(tag -> tag.replaceFirst("^#", "").toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static @Nullable Attachment attachment(Fields attachment) {
        String url = attachment.url("url");
        return url == null ? null : new Attachment(url, attachment.text("mediaType"), attachment.text("name"));
    }

    private static @Nullable Rating rating(Fields mention) {
        Fields rating = mention.object("rating");
        if (rating == null) {
            return null;
        }
        Double value = rating.number("value");
        Double scale = rating.number("scale");
        if (value == null || scale == null || !(scale > 0) || !(value >= 0) || value > scale) {
            mention.problem("rating: " + value + " of " + scale + " makes no sense");
            return null;
        }
        return new Rating(value, scale);
    }

    private static CanReply canReply(Fields mention) {
        Fields canReply = mention.object("canReply");
        return canReply == null
                ? CanReply.YES
                : new CanReply(canReply.flag("allowed", true), canReply.text("reason"), canReply.time("until"));
    }
}
