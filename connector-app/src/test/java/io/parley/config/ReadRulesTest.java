package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.decide.Decide;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadRulesTest {

    private static final String PARLEY = """
            channels: { square: { type: mastodon, server: "https://square.example" } }
            crms:
              support: { type: salesforce, login-url: "https://crm.example", client-secret: "${SECRET}" }
            rules: rules.yaml
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: refund                                  | true",
                "text: [money, REFUND]                         | true",
                "text: money                                   | false",
                "author: '@JANE'                               | true",
                "author: [ours, bob]                           | false",
                "channel: square                               | true",
                "kind: [post, REVIEW]                          | true",
                "visibility: direct                            | false",
                "hashtags: '#Acme'                             | true",
                "language: en-GB                               | true",
                "followers: '>= 120'                           | true",
                "followers: ['< 10', '120..130']               | true",
                "mentions-us: false                            | false",
                "rating: '0..5'                                | false",
                "{ text: refund, kind: review }                | false",
                "{ kind: review, or: { text: refund } }        | true",
                "or: [{ kind: review }, { text: refund }]      | true",
                "or: { kind: review }                          | false",
                "{ text: refund, not: { kind: review } }       | true",
                "{ text: refund, not: { kind: post } }         | false",
                "not: [{ kind: review }, { text: refund }]     | false",
                "not: { or: [{ kind: review }, { language: de }] } | true",
                "not: { not: { text: refund } }                | true",
                "{ not: { kind: post }, or: { text: refund } } | true",
                "{}                                            | true",
            })
    void a_condition_holds_as_its_page_says(String when, boolean holds) {
        String block = when.startsWith("{") ? when : "{ " + when + " }";
        Decision decision = decided("- { name: it, when: " + block + ", then: set aside, because: I say so. }");

        assertThat(decision.rule()).isEqualTo(holds ? "it" : "no rule matched");
    }

    @Test
    void everything_that_is_to_be_done_is_read() {
        assertThat(decided("- name: it\n  then: { open: lead, in: support, priority: high, queue: Social,"
                        + " subject: \"{author}: {text}\", reopen-within: 12h }"))
                .isEqualTo(new Decision.OpenLead(
                        "it", "support", "Jane Doe: A refund, please", Priority.HIGH, "Social", Duration.ofHours(12)));
        assertThat(decided("- { name: it, then: { open: case, in: support } }"))
                .isEqualTo(new Decision.OpenCase(
                        "it", "support", "A refund, please", Priority.MEDIUM, null, Duration.ofDays(5)));
        assertThat(decided("- { name: it, then: set aside }"))
                .isEqualTo(new Decision.SetAside("it", "By the rule 'it'."));
    }

    private Decision decided(String rules) {
        Settings settings = new Files(folder).set("SECRET", "any secret").settings(PARLEY, rules);
        return new Decide(settings.rules()).decide(new EnrichedMention(mention(), "en", 120, false), null);
    }

    private static Mention mention() {
        return new Mention(
                new MentionKey("square", "acme", "1"),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author("7", "jane", "Jane Doe", null, 120),
                null,
                "A refund, please",
                "en",
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                true,
                List.of("acme"),
                List.of(),
                null,
                CanReply.YES,
                false);
    }
}
