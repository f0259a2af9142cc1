package io.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.Rating;
import io.parley.model.ReplyTerms;
import io.parley.model.Visibility;
import io.parley.yaml.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each placeholder comes to, and how they are put together. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaceholderTest {

    private static final OrgWords ORG = new OrgWords(null, Map.of(Priority.HIGH, "Urgent"), "[not provided]");

    private static final Mention REVIEW = new Mention(
            new MentionKey("shop", "acme", "7"),
            "",
            MentionKind.REVIEW,
            Visibility.PUBLIC,
            new Author("u1", "ana", "Ana  María Ruiz", "https://shop.example/ana", 42),
            "Not good",
            "It sparks",
            null,
            "https://shop.example/7",
            Instant.parse("2026-03-01T09:00:00.123456Z"),
            Instant.parse("2026-03-01T10:00:00Z"),
            "6",
            null,
            true,
            List.of("kettle", "help"),
            List.of(new Attachment("https://shop.example/p.png", "image/png", "the kettle")),
            new Rating(7.5, 10),
            new CanReply(false, "Closed.", Instant.parse("2026-03-02T09:00:00Z")),
            false);

    private static Facts facts(Mention mention) {
        Decision.OpenCase open =
                new Decision.OpenCase("reviews", "crm", "3-Star • Not good", Priority.HIGH, null, Duration.ofDays(1));
        return new Facts(
                new Delivery(
                        new EnrichedMention(mention, "es", 42, false),
                        open,
                        new Delivery.NewRecord(),
                        new ReplyTerms(mention.canReply(), 500, 23, "")),
                ORG);
    }

    /** What the text comes to as the only line of a case. */
    private static String of(String text, Mention mention) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = Forms.PLAIN.read("case:\n  Subject: " + text, "mapping.yaml", problems);
        assertThat(problems).isEmpty();
        return java.util.Objects.requireNonNull(mapping.of(Forms.CASE).get(0).expression())
                .of(facts(mention));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject           | 3-Star • Not good",
                "text              | It sparks\\n[image/png] https://shop.example/p.png – the kettle",
                "headline          | Not good",
                "tags              | kettle, help",
                "attachments       | https://shop.example/p.png",
                "url               | https://shop.example/7",
                "channel           | shop",
                "account           | acme",
                "id                | 7",
                "key               | shop:acme:7",
                "kind              | Review",
                "visibility        | public",
                "language          | es",
                "published         | 2026-03-01T09:00:00.123Z",
                "updated           | 2026-03-01T10:00:00Z",
                "conversation      | shop:acme:@u1",
                "in-reply-to       | shop:acme:6",
                "in-reply-to.id    | 6",
                "mentions-us       | true",
                "rating.score      | 7.5",
                "rating.scale      | 10",
                "rating.stars      | 3",
                "priority          | high",
                "priority.label    | Urgent",
                "rule              | reviews",
                "origin            | shop",
                "lead-company      | [not provided]",
                "author.id         | u1",
                "author.handle     | ana",
                "author.name       | Ana  María Ruiz",
                "author.real-name  | Ana  María Ruiz",
                "author.first-name | Ana María",
                "author.last-name  | Ruiz",
                "author.url        | https://shop.example/ana",
                "author.followers  | 42",
                "byline            | @ana on shop, 2026-03-01 09:00 UTC",
                "reply.terms       | no: Closed.",
                "reply.allowed     | false",
                "reply.reason      | Closed.",
                "reply.until       | 2026-03-02T09:00:00Z",
                "reply.limit       | 500",
            })
    void each_placeholder_comes_to_what_it_says(String word, String value) {
        assertThat(of("\"{" + word + "}\"", REVIEW)).isEqualTo(value.replace("\\n", "\n"));
        TESTED.add(word);
    }

    private static final Set<String> TESTED = new TreeSet<>();

    @org.junit.jupiter.api.AfterAll
    static void none_is_forgotten() {
        if (!TESTED.isEmpty()) {
            assertThat(TESTED)
                    .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(Placeholder.values())
                            .map(Placeholder::word)
                            .toList());
        }
    }

    @Test
    void what_a_mention_does_not_tell_is_empty() {
        Mention bare = new Mention(
                new MentionKey("town", "acme", "1"),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author(null, "", "", null, null),
                null,
                "",
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);

        assertThat(of("\"{rating.stars}{rating.score}{headline}{url}{updated}{in-reply-to}{author.url}\"", bare))
                .isEmpty();
        assertThat(of("\"{author.name}/{author.last-name}/{author.first-name}/{author.followers}\"", bare))
                .isEqualTo("somebody/somebody//");
    }

    @Test
    void a_choice_goes_by_what_something_comes_to() {
        String choice = "{ from: \"{rating.stars}\", values: { \"\": \"{subject}\", 3: \"Middling: {headline}\" },"
                + " otherwise: Other }";

        assertThat(of(choice, REVIEW)).isEqualTo("Middling: Not good");
        assertThat(of("{ from: \"{kind}\", values: { Post: A } }", REVIEW)).isEmpty();
        assertThat(of("{ from: \"{kind}\", values: { Post: A }, otherwise: B }", REVIEW))
                .isEqualTo("B");
    }

    @Test
    void a_brace_that_is_meant_is_written_twice_and_a_value_stands_as_it_is() {
        assertThat(of("\"{{{headline}}}\"", REVIEW)).isEqualTo("{Not good}");
        assertThat(of("{ value: \"{headline}\" }", REVIEW)).isEqualTo("{headline}");
        assertThat(of("true", REVIEW)).isEqualTo("true");
    }
}
