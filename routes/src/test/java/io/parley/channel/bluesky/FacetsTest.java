package io.parley.channel.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FacetsTest {

    @Test
    void places_are_counted_in_bytes_whatever_stands_before_them() throws IOException {
        String text = "👩‍👧 مرحبا بك — see https://acme.example/help?a=1&b=ü, or ask @Ann.bsky.example #café now";
        assertThat(parts(text))
                .containsExactly(
                        "link https://acme.example/help?a=1&b=ü = https://acme.example/help?a=1&b=ü",
                        "mention @Ann.bsky.example = did:plc:ann.bsky.example",
                        "tag #café = café");
    }

    @Test
    void punctuation_around_a_link_is_not_part_of_it() throws IOException {
        assertThat(parts("(https://a.example/x). <https://b.example/y>… https://c.example/z?!"))
                .extracting(part -> part.substring(part.indexOf("= ") + 2))
                .containsExactly("https://a.example/x", "https://b.example/y", "https://c.example/z");
    }

    @Test
    void what_only_looks_like_a_name_or_tag_is_none() throws IOException {
        assertThat(parts("mail help@acme.example, it's issue #42 or a#b, @nobody.example and @word"))
                .isEmpty();
        assertThat(parts("https://acme.example/@ann.bsky.example#top")).hasSize(1);
    }

    private static List<String> parts(String text) throws IOException {
        List<String> parts = new ArrayList<>();
        byte[] bytes = text.getBytes(UTF_8);
        for (JsonNode facet : Facets.of(text, handle -> handle.startsWith("nobody") ? null : "did:plc:" + handle)) {
            JsonNode index = facet.path("index");
            JsonNode feature = facet.path("features").path(0);
            String kind = feature.path("$type").asText().replace("app.bsky.richtext.facet#", "");
            String value = feature.path("uri").asText("")
                    + feature.path("did").asText("")
                    + feature.path("tag").asText("");
            byte[] part = Arrays.copyOfRange(
                    bytes,
                    index.path("byteStart").asInt(),
                    index.path("byteEnd").asInt());
            parts.add(kind + ' ' + new String(part, UTF_8) + " = " + value);
        }
        return parts;
    }
}
