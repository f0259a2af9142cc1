package io.parley.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param delay how long the answer is held back
 * @param dropped true when the connection is cut instead of answering
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Duration delay, boolean dropped) {

    public static Answer json(int status, Object value) {
        return of(status, "application/json;charset=UTF-8", Json.write(value));
    }

    public static Answer html(String page) {
        return of(200, "text/html;charset=UTF-8", page);
    }

    public static Answer of(int status, String type, String text) {
        return new Answer(
                status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), Duration.ZERO, false);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Duration.ZERO, false);
    }

    public static Answer seeOther(String where) {
        return empty(303).with("Location", where);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, delay, dropped);
    }

    public Answer after(Duration wait) {
        return new Answer(status, headers, body, delay.plus(wait), dropped);
    }

    public Answer cut() {
        return new Answer(status, headers, body, delay, true);
    }
}
