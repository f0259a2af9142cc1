package io.parley.channel.rss;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        return new Validators(
                url,
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null),
                digest(document));
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
