package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.ChannelFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.bluesky.BlueskySandbox;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepliesTest {

    private final BlueskySandbox bluesky = BlueskySandbox.start(0);
    private final Replies replies =
            new Replies(new Session(new Xrpc(bluesky.url().toString()), bluesky.handle(), bluesky.password()));

    @AfterEach
    void stop() {
        bluesky.close();
    }

    @Test
    void a_reply_whose_answer_was_lost_is_put_again_and_stands_once_and_unchanged() throws IOException {
        String post = bluesky.post("ann", "Where is it?", null);
        JsonNode order = order("note-1", "It is on its way, @ann.bsky.example ☕ https://acme.example/t", post);
        bluesky.faults().next(1, Fault.SAVE_THEN_DROP, Where.kind("putRecord"));
        assertThatThrownBy(() -> replies.publish(order)).isInstanceOf(IOException.class);
        Map<String, String> afterTheLoss = bluesky.repliesTo(post);
        assertThat(afterTheLoss).hasSize(1);
        JsonNode receipt = replies.publish(order);
        assertThat(bluesky.repliesTo(post)).isEqualTo(afterTheLoss);
        assertThat(receipt.path("nativeId").asText())
                .isEqualTo(afterTheLoss.keySet().iterator().next());
        assertThat(receipt.path("url").asText()).startsWith("https://bsky.app/profile/" + bluesky.did() + "/post/");
        assertThat(replies.find(order).path(0).path("nativeId")).isEqualTo(receipt.path("nativeId"));
    }

    @Test
    void a_reply_deep_in_a_thread_names_its_root_and_its_parent() throws IOException {
        String root = bluesky.post("ann", "Where is it?", null);
        String middle = bluesky.post("ben", "Mine too", root);
        replies.publish(order("note-2", "On its way", middle));
        JsonNode record =
                Json.tree(bluesky.repliesTo(middle).values().iterator().next());
        assertThat(record.path("reply").path("root").path("uri").asText()).isEqualTo(root);
        assertThat(record.path("reply").path("parent").path("uri").asText()).isEqualTo(middle);
        assertThat(record.path("createdAt").asText()).isEqualTo("2026-11-24T19:30:00.123Z");
    }

    @Test
    void two_replies_to_the_same_post_stand_both() throws IOException {
        String post = bluesky.post("ann", "Where is it?", null);
        replies.publish(order("note-3", "On its way", post));
        replies.publish(order("note-4", "On its way", post));
        assertThat(bluesky.repliesTo(post)).hasSize(2);
    }

    @Test
    void an_answer_to_what_is_gone_is_refused_and_nothing_is_sent() {
        String post = bluesky.post("ann", "Never mind", null);
        bluesky.delete(post);
        assertThat(refusal(order("note-5", "Hello", post))).isEqualTo("The post is gone.");
        assertThat(bluesky.calls().count("putRecord")).isZero();
    }

    @Test
    void a_text_of_few_letters_and_many_bytes_is_refused_with_the_count() {
        String post = bluesky.post("ann", "Hello", null);
        String families = "👨‍👩‍👧‍👦".repeat(130);
        assertThat(refusal(order("note-6", families, post)))
                .contains("3250 bytes")
                .contains("3000");
    }

    @Test
    void what_the_server_refuses_is_told_in_its_words() {
        String post = bluesky.post("ann", "Hello", null);
        assertThat(refusal(order("note-7", "x".repeat(301), post)))
                .contains("Bluesky answered 400")
                .contains("longer than 300 graphemes");
    }

    private String refusal(JsonNode order) {
        try {
            replies.publish(order);
            throw new AssertionError("it was published");
        } catch (ChannelFailure failure) {
            assertThat(failure.outcome()).isInstanceOf(Outcome.Refused.class);
            return failure.outcome().reason();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static JsonNode order(String key, String text, String target) {
        ObjectNode order = Json.mapper().createObjectNode();
        order.put("key", "support:" + key).put("text", text);
        order.putObject("reply").put("writtenAt", "2026-11-24T19:30:00.123456Z");
        order.putObject("target").putObject("key").put("nativeId", target);
        return order;
    }
}
