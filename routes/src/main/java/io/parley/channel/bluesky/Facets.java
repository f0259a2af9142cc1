package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which parts of a text are links, names and hashtags; places are counted in bytes of UTF-8, as the protocol wants. */
final class Facets {

    private static final Pattern LINK = Pattern.compile("(?<![\\w@/])https?://[^\\s<>\"]+[^\\s<>\"'.,;:!?)\\]}…]");
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\w@/.])@((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)");
    private static final Pattern TAG = Pattern.compile("(?<!\\S)#((?!\\d+(?:\\s|$))[\\p{L}\\p{M}\\p{N}_]{1,64})");
    private static final String TYPE = "app.bsky.richtext.facet#";

    private Facets() {}

    /** Finds whose name this is. */
    interface Names {
        /** The unchanging id behind a handle; null when there is none. */
        @Nullable
        String did(String handle) throws IOException;
    }

    static ArrayNode of(String text, Names names) throws IOException {
        ArrayNode facets = Json.mapper().createArrayNode();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            add(facets, text, link, "link").put("uri", link.group());
        }
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            String did = names.did(name.group(1).toLowerCase(Locale.ROOT));
            if (did != null) {
                add(facets, text, name, "mention").put("did", did);
            }
        }
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            add(facets, text, tag, "tag").put("tag", tag.group(1));
        }
        return facets;
    }

    private static ObjectNode add(ArrayNode facets, String text, Matcher found, String what) {
        ObjectNode facet = facets.addObject();
        facet.putObject("index")
                .put("byteStart", bytes(text.substring(0, found.start())))
                .put("byteEnd", bytes(text.substring(0, found.end())));
        return facet.putArray("features").addObject().put("$type", TYPE + what);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
