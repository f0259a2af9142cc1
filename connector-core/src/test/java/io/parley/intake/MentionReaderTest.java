package io.parley.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.json.Json;
import io.parley.model.Mention;
import io.parley.model.MentionKind;
import io.parley.model.Rating;
import io.parley.model.Visibility;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MentionReaderTest {

    private static final String WHOLE = """
            {"nativeId": 42, "version": "2", "kind": "reply", "visibility": "direct",
             "actor": {"id": "7", "handle": "@alice", "name": "Alice", "url": "https://m.example/@alice", "followers": 3},
             "name": "Help", "contentHtml": "<p>It is <b>late</b></p>", "language": "en",
             "url": "https://m.example/42", "published": "2026-03-01T11:00:00+01:00", "updated": "2026-03-01T10:05:00Z",
             "inReplyTo": "41", "context": "40", "mentionsUs": true, "tags": ["#Late", "late"],
             "attachment": [{"url": "https://m.example/1.png", "mediaType": "image/png", "name": "a box"}],
             "rating": {"value": 2, "scale": 5},
             "canReply": {"allowed": true, "reason": null, "until": "2026-03-02T10:00:00Z"}}
            """;

    @Test
    void every_field_reaches_the_mention() throws MalformedMention {
        Mention mention = read(WHOLE);
        assertThat(mention.key().value()).isEqualTo("fedi:acme@m.example:42");
        assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
        assertThat(mention.visibility()).isEqualTo(Visibility.DIRECT);
        assertThat(mention.actor().handle()).isEqualTo("alice");
        assertThat(mention.actor().followers()).isEqualTo(3);
        assertThat(mention.content()).isEqualTo("It is late");
        assertThat(mention.published()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(mention.inReplyTo()).isEqualTo("41");
        assertThat(mention.tags()).containsExactly("late");
        assertThat(mention.attachments()).hasSize(1);
        assertThat(mention.rating()).isEqualTo(new Rating(2, 5));
        assertThat(mention.canReply().until()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(MentionReader.unknownFields(Json.tree(WHOLE))).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() ->
                        read("{\"published\":\"yesterday\",\"kind\":\"shout\",\"tags\":\"x\",\"mentionsUs\":\"no\","
                                + "\"rating\":{\"value\":9,\"scale\":5},\"name\":{}}"))
                .isInstanceOf(MalformedMention.class)
                .hasMessageContaining("published: 'yesterday' is not a time")
                .hasMessageContaining("nativeId is missing")
                .hasMessageContaining("actor is missing")
                .hasMessageContaining("content is missing")
                .hasMessageContaining("kind: 'shout' is none of post, comment")
                .hasMessageContaining("tags is not a list")
                .hasMessageContaining("mentionsUs is neither true nor false")
                .hasMessageContaining("rating: 9.0 of 5.0 makes no sense")
                .hasMessageContaining("name is not text");
    }

    @Test
    void a_time_without_a_zone_is_refused() {
        assertThatThrownBy(() -> read(
                        "{\"nativeId\":\"1\",\"actor\":{},\"content\":\"\",\"published\":\"2026-03-01T10:00:00\"}"))
                .hasMessage("published: '2026-03-01T10:00:00' has no time zone");
    }

    @Test
    void a_mapping_that_makes_no_object_is_refused() {
        assertThatThrownBy(() -> read("[]")).hasMessage("the mapping made no object");
    }

    @Test
    void an_address_that_is_not_of_the_web_is_left_out() throws MalformedMention {
        Mention mention = read("{\"nativeId\":\"1\",\"actor\":{\"url\":\"javascript:alert(1)\"},\"content\":\"x\","
                + "\"published\":\"2026-03-01T10:00:00Z\",\"url\":\"data:text/html,x\"}");
        assertThat(mention.url()).isNull();
        assertThat(mention.actor().url()).isNull();
        assertThat(mention.actor().id()).isNull();
    }

    @Test
    void a_tombstone_keeps_no_words() throws MalformedMention {
        Mention gone = read("{\"nativeId\":\"1\",\"actor\":{\"id\":\"7\"},\"content\":\"secret\",\"tombstone\":true,"
                + "\"published\":\"2026-03-01T10:00:00Z\"}");
        assertThat(gone.tombstone()).isTrue();
        assertThat(gone.content()).isEmpty();
        assertThat(gone.canReply().allowed()).isFalse();
    }

    private static Mention read(String json) throws MalformedMention {
        return MentionReader.read(Json.tree(json), "fedi", "acme@m.example");
    }
}
