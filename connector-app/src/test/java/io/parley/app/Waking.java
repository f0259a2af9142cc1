package io.parley.app;

import static org.awaitility.Awaitility.await;

import io.parley.crm.Crm;
import io.parley.crm.salesforce.SalesforceType;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.Visibility;
import io.parley.reply.Listening;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A Salesforce stand-in, a channel on paper, and Parley's stages between them on threads of their own. Parley looks for
 * replies once an hour, so what is published sooner was published since something waked it.
 */
final class Waking implements AutoCloseable {

    private static final Duration HOUR = Duration.ofHours(1);

    final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);
    final PaperChannel channel = new PaperChannel();
    final Lights lights = new Lights(Clock.systemUTC());
    private final Store store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), Clock.systemUTC());
    private final Crm crm;
    private final Crew crew = new Crew(lights, Duration.ofSeconds(10));
    private final String caseId;

    /** Begins with a customer's case, and Parley listening. */
    Waking(String wake) {
        salesforce.pubSub().keepAlive(Duration.ofMillis(200));
        crm = new SalesforceType()
                .open(
                        "support",
                        Map.of(
                                "login-url",
                                salesforce.url().toString(),
                                "client-id",
                                SalesforceSandbox.CLIENT_ID,
                                "client-secret",
                                SalesforceSandbox.CLIENT_SECRET,
                                "wake",
                                wake,
                                "pubsub-host",
                                "127.0.0.1",
                                "pubsub-port",
                                String.valueOf(salesforce.pubSub().port())));
        Stages stages = new Stages(store, lights, new Uncounted(), Clock.systemUTC());
        stages.serve(crew, crm, List.of(channel), new Listening.Pace(HOUR, HOUR));
        stages.answer(crew, channel, List.of(crm));
        mention();
        crew.start();
        await("a case").atMost(Duration.ofSeconds(30)).until(() -> salesforce.count("Case") == 1);
        caseId = String.valueOf(salesforce.records("Case").get(0).get("Id"));
        await("Parley listens").atMost(Duration.ofSeconds(30)).until(this::hearsAtOnce);
    }

    private boolean hearsAtOnce() {
        return lights.all().stream()
                .anyMatch(light -> light.reason().equals("Replies are heard at once.") && !isPending());
    }

    private boolean isPending() {
        return salesforce.records("ChannelMessage__c").stream().anyMatch(row -> "PENDING".equals(row.get("Status__c")));
    }

    private void mention() {
        Mention mention = new Mention(
                new MentionKey("square", "acme", "1"),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author("anna", "anna", "anna", null, null),
                null,
                "It leaks",
                "en",
                null,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
        store.inbox().accept(new Arrivals("square", List.of(new Arrivals.Arrival(mention, "{}")), List.of(), null));
        Decision open = new Decision.OpenCase("all", "support", "It leaks", Priority.MEDIUM, null, Duration.ofDays(5));
        store.inbox()
                .decide(store.inbox().claim(10).stream()
                        .map(item -> new Decided(item.id(), new EnrichedMention(item.mention(), "en", 0, false), open))
                        .toList());
    }

    /** A rep answers; gives back the id of the row. */
    String types(String text) {
        return salesforce.desk().reply(caseId, text);
    }

    void awaitPublished(String... texts) {
        await("published: " + List.of(texts) + "; " + channel.standing)
                .atMost(Duration.ofSeconds(30))
                .until(() -> channel.standing.containsAll(List.of(texts)));
        await("the rep is told").atMost(Duration.ofSeconds(30)).until(() -> !isPending());
    }

    @Override
    public void close() {
        crew.close();
        crm.close();
        store.close();
        salesforce.close();
    }
}
