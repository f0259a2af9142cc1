package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelType;
import io.parley.channel.ReplyRules;
import io.parley.json.Json;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The component on the rep's page in Salesforce counts while they type; its tests read the same file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyTextTest {

    static List<JsonNode> lengths() throws IOException {
        List<JsonNode> lengths = new ArrayList<>();
        Json.tree(Files.readString(Path.of("../salesforce-adapter/package/test/lengths.json")))
                .forEach(lengths::add);
        return lengths;
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void counts_as_the_component_in_the_crm_does(JsonNode sample) {
        boolean addressed = !sample.path("address").asText().isEmpty();
        ReplyRules.Length rules =
                new ReplyRules.Length(500, sample.path("urlLength").asInt(), addressed);
        Declaration declaration = new Declaration(
                new ChannelType("town", "Town", List.of(), new ReplyRules(true, null, rules, false, false)),
                List.of(),
                List.of(),
                List.of());
        String words = sample.path("text").asText().strip();
        String text = addressed
                ? ReplyText.addressed(words, by(sample.path("address").asText().substring(1)))
                : words;

        assertThat(ReplyText.length(text, declaration))
                .as(sample.path("name").asText())
                .isEqualTo(sample.path("length").asInt());
    }

    private static Mention by(String handle) {
        return new Mention(
                new MentionKey("town", "acme", "1"),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author("1", handle, "Anna", null, null),
                null,
                "It leaks",
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
    }
}
