package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Finding;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asks a real org, in the profile live-salesforce alone. One that is not configured, or not reached, is a failure. */
@Tag("live")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SalesforceLiveTest {

    @Test
    void a_real_org_has_what_parley_needs_and_keeps_the_promise_of_one_record() {
        try (Crm org = new SalesforceType().open("live", options())) {
            assertThat(org.check()).noneMatch(finding -> finding.severity() == Finding.Severity.BLOCKING);
            Delivery delivery = delivery("contract-" + System.nanoTime());
            Outcome first = org.deliver(List.of(delivery)).get(0);

            assertThat(first).isInstanceOf(Outcome.Delivered.class);
            assertThat(org.deliver(List.of(delivery))).containsExactly(first);
        }
    }

    private static Map<String, String> options() {
        return Map.of(
                "login-url", set("CRM_LIVE_SALESFORCE_URL"),
                "client-id", set("CRM_LIVE_SALESFORCE_CLIENT_ID"),
                "client-secret", set("CRM_LIVE_SALESFORCE_CLIENT_SECRET"));
    }

    private static String set(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set in the environment");
    }

    private static Delivery delivery(String id) {
        Mention mention = new Mention(
                new MentionKey("contract", "parley", id),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author(id, "contract", "Contract test", null, null),
                null,
                "Contract test of Parley",
                "en",
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
        Decision.ForCrm open = new Decision.OpenCase(
                "contract", "live", "Contract test of Parley", Priority.LOW, null, Duration.ofDays(1));
        return new Delivery(new EnrichedMention(mention, "en", 0, false), open, new Delivery.NewRecord());
    }
}
