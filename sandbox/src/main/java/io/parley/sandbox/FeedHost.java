package io.parley.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;

/** Serves one Atom or RSS file on loopback with ETag and 304; a changed file is served changed. */
public final class FeedHost implements AutoCloseable {

    private final Path file;
    private final Calls calls = new Calls();
    private final Stand stand;

    private FeedHost(int port, Path file) {
        this.file = file;
        this.stand = Stand.open(port, this::answer, null);
    }

    /** Throws when the file cannot be read or the port is taken; port 0 takes any free one. */
    public static FeedHost start(int port, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The feed file cannot be read: " + file);
        }
        return new FeedHost(port, file);
    }

    /** The address of the feed itself. */
    public URI url() {
        return stand.url().resolve("/feed");
    }

    /** Counted as "sent" and "unchanged". */
    public Calls calls() {
        return calls;
    }

    private Answer answer(Call call) {
        if (!call.path().equals("/feed")
                || !(call.method().equals("GET") || call.method().equals("HEAD"))) {
            return Answer.empty(404);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String tag = "\"" + digest(bytes) + "\"";
            ZonedDateTime modified = Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.SECONDS);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(modified);
            boolean unchanged = tag.equals(call.header("If-None-Match"))
                    || (call.header("If-None-Match") == null && date.equals(call.header("If-Modified-Since")));
            calls.add(unchanged ? "unchanged" : "sent");
            Answer answer = unchanged
                    ? Answer.empty(304)
                    : new Answer(200, Map.of("Content-Type", type(bytes)), bytes, java.time.Duration.ZERO, false);
            return answer.with("ETag", tag).with("Last-Modified", date);
        } catch (IOException gone) {
            return Answer.of(404, "text/plain", "The feed file cannot be read");
        }
    }

    private static String type(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.UTF_8);
        return start.contains("<feed") ? "application/atom+xml" : "application/rss+xml";
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        stand.close();
    }
}
