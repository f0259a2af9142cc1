package io.parley.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The secrets of this process. Everything that leaves it for people's eyes (logs, pages, exceptions, output of commands)
 * goes through {@link #redact}. Safe for use by several threads.
 */
public final class Secrets {

    /** What stands in a secret's place. */
    public static final String MASK = "***";

    /** A shorter one could not be told from ordinary text. */
    public static final int SHORTEST = 4;

    private static final int SHORTEST_PART = 8;

    /** Longest first, so that no secret that is part of another leaves the rest of it behind. */
    private volatile List<String> shapes = List.of();

    /** Remembers a secret in the shapes in which it may turn up. One shorter than {@link #SHORTEST} is not a secret. */
    public synchronized void register(String secret) {
        if (secret.strip().length() < SHORTEST) {
            return;
        }
        Set<String> all = new LinkedHashSet<>(shapes);
        all.addAll(shapesOf(secret.strip()));
        shapes = all.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without any secret that is known by now. */
    public String redact(String text) {
        String redacted = text;
        for (String shape : shapes) {
            if (redacted.contains(shape)) {
                redacted = redacted.replace(shape, MASK);
            }
        }
        return redacted;
    }

    private static List<String> shapesOf(String secret) {
        List<String> shapes = new ArrayList<>();
        shapes.add(secret);
        shapes.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        shapes.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        shapes.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        shapes.add(html(secret));
        shapes.add(html(secret).replace("&#39;", "'"));
        addParts(secret, shapes);
        addBase64(secret.getBytes(StandardCharsets.UTF_8), shapes);
        return shapes;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A key of many lines may be shown line by line. */
    private static void addParts(String secret, List<String> shapes) {
        if (secret.indexOf('\n') >= 0) {
            secret.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_PART && !line.startsWith("-----"))
                    .forEach(shapes::add);
        }
    }

    /** Base64 hides a text in three ways, by where in it the text begins; as in {@code user:password}. */
    private static void addBase64(byte[] secret, List<String> shapes) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
            String encoded = Base64.getEncoder().encodeToString(whole);
            String own = before == 0 ? encoded : encoded.substring(Math.min(4, encoded.length()));
            if (own.length() >= SHORTEST_PART) {
                shapes.add(own);
                shapes.add(own.replace('+', '-').replace('/', '_'));
            }
        }
    }
}
