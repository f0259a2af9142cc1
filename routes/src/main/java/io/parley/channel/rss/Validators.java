package io.parley.channel.rss;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a feed has not changed; committed together with the entries it stands for.
 *
 * @param url whose they are: another address starts anew
 * @param digest of the document, for servers that send neither of the others
 */
record Validators(
        String url,
        @Nullable String etag,
        @Nullable String modified,
        @Nullable String digest) {

    private static final Duration SETTLES = Duration.ofSeconds(2);

    /** Reads what {@link #write} wrote for the same address; anything else starts anew. */
    static Validators read(@Nullable String memo, String url) {
        Validators none = new Validators(url, null, null, null);
        if (memo == null || memo.isBlank()) {
            return none;
        }
        try {
            JsonNode written = Json.tree(memo);
            Validators read = Json.mapper().convertValue(written, Validators.class);
            return url.equals(read.url()) ? read : none;
        } catch (IllegalArgumentException another) {
            return none;
        }
    }

    static Validators of(String url, HttpHeaders headers, byte[] document) {
        boolean settled = isSettled(headers);
        return new Validators(
                url,
                settled ? headers.firstValue("ETag").orElse(null) : null,
                settled ? headers.firstValue("Last-Modified").orElse(null) : null,
                digest(document));
    }

    /**
     * Whether the server's validators can be trusted. They go by whole seconds (WordPress makes its ETag of the time, too):
     * what is said later in the second of the last change would look unchanged for ever (RFC 9110, 8.8.2.2).
     */
    private static boolean isSettled(HttpHeaders headers) {
        Instant changed = time(headers, "Last-Modified");
        Instant answered = time(headers, "Date");
        return changed == null || answered == null || !changed.plus(SETTLES).isAfter(answered);
    }

    private static @Nullable Instant time(HttpHeaders headers, String name) {
        try {
            return headers.firstValue(name)
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from))
                    .orElse(null);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    /** Whether the other ones stand for the same document and ask the server in the same way. */
    boolean sameAs(Validators other) {
        return digest != null
                && digest.equals(other.digest)
                && Objects.equals(etag, other.etag)
                && Objects.equals(modified, other.modified);
    }

    String write() {
        return Json.write(this);
    }

    private static String digest(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
