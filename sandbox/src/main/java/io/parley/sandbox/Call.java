package io.parley.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as a stand-in sees it.
 *
 * @param path the raw path, still percent-encoded, without the query
 * @param query decoded parameters of the query; a name ending in [] keeps its brackets
 * @param headers header lookup, name in any case, null when absent
 * @param length characters of path and query as sent
 */
public record Call(
        String method,
        String path,
        Map<String, List<String>> query,
        Function<String, @Nullable String> headers,
        String body,
        int length) {

    public static Call of(String method, String url, Function<String, @Nullable String> headers, String body) {
        int cut = url.indexOf('?');
        String path = cut < 0 ? url : url.substring(0, cut);
        return new Call(method, path, cut < 0 ? Map.of() : pairs(url.substring(cut + 1)), headers, body, url.length());
    }

    /** The same request by another method. */
    public Call as(String other) {
        return new Call(other, path, query, headers, body, length);
    }

    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** First value of a query parameter. */
    public @Nullable String param(String name) {
        List<String> all = query.get(name);
        return all == null ? null : all.get(0);
    }

    /** The body read as a form; empty when it is none. */
    public Map<String, String> form() {
        Map<String, String> first = new LinkedHashMap<>();
        pairs(body).forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    /** The path cut at slashes, each part decoded. */
    public List<String> parts() {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> decode(part.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, List<String>> pairs(String text) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int eq = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(eq < 0 ? pair : pair.substring(0, eq));
                String value = eq < 0 ? "" : decode(pair.substring(eq + 1));
                found.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return found;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
