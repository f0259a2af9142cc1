package io.parley.sandbox.townsquare;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One status on the town square.
 *
 * @param id a number as text; later posts have greater ids
 * @param author user name
 * @param inReplyTo id of the status answered, null for a root
 * @param language two letters, as the author's client declares it
 * @param visibility public, unlisted, private or direct
 * @param editedAt null when never edited
 */
public record Post(
        String id,
        String author,
        String text,
        @Nullable String inReplyTo,
        String language,
        String visibility,
        Instant createdAt,
        @Nullable Instant editedAt) {

    static final Pattern MENTION = Pattern.compile("(?<![\\w/@])@(\\w{1,30})(?![\\w@])");
    static final Pattern TAG = Pattern.compile("(?<![\\p{L}\\p{N}_/&#])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");

    /** User names mentioned, in order, each once. */
    public List<String> mentioned() {
        return MENTION.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Hashtags without the sign, in lower case, each once. */
    public List<String> tags() {
        return TAG.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .toList();
    }

    boolean open() {
        return visibility.equals("public") || visibility.equals("unlisted");
    }

    Post edited(String newText, Instant when) {
        return new Post(id, author, newText, inReplyTo, language, visibility, createdAt, when);
    }

    String json() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put("author", author);
        row.put("text", text);
        row.put("inReplyTo", inReplyTo);
        row.put("language", language);
        row.put("visibility", visibility);
        row.put("createdAt", createdAt.toString());
        row.put("editedAt", editedAt == null ? null : editedAt.toString());
        return Json.write(row);
    }

    static Post read(String json) {
        JsonNode row = Json.read(json);
        String edited = row.path("editedAt").textValue();
        return new Post(
                row.path("id").asText(),
                row.path("author").asText(),
                row.path("text").asText(),
                row.path("inReplyTo").textValue(),
                row.path("language").asText(),
                row.path("visibility").asText(),
                Instant.parse(row.path("createdAt").asText()),
                edited == null ? null : Instant.parse(edited));
    }
}
