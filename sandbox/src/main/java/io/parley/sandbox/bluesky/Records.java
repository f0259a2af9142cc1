package io.parley.sandbox.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Checks a post as the lexicon app.bsky.feed.post and the syntax of keys demand. */
final class Records {

    private static final Pattern RKEY = Pattern.compile("[A-Za-z0-9_~.:-]{1,512}");
    private static final Pattern TID = Pattern.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
    private static final Pattern URI =
            Pattern.compile("at://did:[a-z]+:[A-Za-z0-9._:%-]+/[A-Za-z0-9.-]+/[A-Za-z0-9_~.:-]+");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Records() {}

    static void checkKey(String rkey) {
        if (!RKEY.matcher(rkey).matches() || rkey.equals(".") || rkey.equals("..")) {
            throw Refusal.invalid("Error: rkey must be a valid record key");
        }
        if (!TID.matcher(rkey).matches()) {
            throw Refusal.invalid("Invalid record key: tid must match " + TID.pattern());
        }
    }

    static void check(JsonNode record) {
        need(Post.COLLECTION.equals(record.path("$type").asText()), "$type must be " + Post.COLLECTION);
        need(record.path("text").isTextual(), "must have the property \"text\"");
        String text = record.path("text").asText();
        need(bytes(text) <= 3000, "text must not be longer than 3000 characters");
        need(GRAPHEME.matcher(text).results().count() <= 300, "text must not be longer than 300 graphemes");
        need(isTime(record.path("createdAt").asText()), "createdAt must be an valid atproto datetime");
        record.path("facets").forEach(facet -> checkFacet(facet, bytes(text)));
        if (record.has("reply")) {
            checkReference(record.path("reply").path("root"), "root");
            checkReference(record.path("reply").path("parent"), "parent");
        }
        need(record.path("langs").size() <= 3, "langs must not have more than 3 elements");
    }

    private static void checkFacet(JsonNode facet, int length) {
        JsonNode index = facet.path("index");
        need(
                index.path("byteStart").isInt() && index.path("byteEnd").isInt(),
                "facets must have the property \"index\"");
        int start = index.path("byteStart").asInt();
        int end = index.path("byteEnd").asInt();
        // The real server takes any numbers, and clients drop what they can't place. Here it is a fault of ours.
        need(start >= 0 && start < end && end <= length, "facets are outside the text");
        need(!facet.path("features").isEmpty(), "facets must have the property \"features\"");
        for (JsonNode feature : facet.path("features")) {
            String kind = feature.path("$type").asText().replace("app.bsky.richtext.facet#", "");
            need(
                    switch (kind) {
                        case "link" -> feature.path("uri").isTextual();
                        case "mention" -> feature.path("did").asText().startsWith("did:");
                        case "tag" -> feature.path("tag").isTextual();
                        default -> false;
                    },
                    "a feature of facets is wrong");
        }
    }

    private static void checkReference(JsonNode reference, String name) {
        need(
                URI.matcher(reference.path("uri").asText()).matches()
                        && reference.path("cid").asText().matches("[a-z0-9]{20,}"),
                "reply/" + name + " must be a strong reference");
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid("Invalid " + Post.COLLECTION + " record: Record/" + otherwise);
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
