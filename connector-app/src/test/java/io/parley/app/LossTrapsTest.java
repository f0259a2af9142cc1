package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The three ways in which the Pub/Sub consumer of camel-salesforce 4.17 loses a reply, each first shown on the bare
 * component; then what Parley makes of the same reply.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LossTrapsTest {

    private static final String EVENT = "/event/ChannelReply__e";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    @Test
    void the_component_never_comes_back_to_a_stream_that_was_completed_and_parley_does() throws Exception {
        try (Waking parley = new Waking("platform-event");
                BareComponent bare = new BareComponent(parley.salesforce, EVENT)) {
            awaitStreams(parley, 2);
            String first = parley.types("before");
            await().until(() -> bare.reached.size() == 1);
            assertThat(bare.reached.get(0)).contains(first);

            parley.salesforce.pubSub().completeStreams();
            parley.types("after");

            parley.awaitPublished("before", "after");
            neverReaches(bare, 2);
            assertThat(bare.status()).as("what Camel says of the route").isEqualTo("Started");
            assertThat(parley.salesforce.pubSub().streams())
                    .as("streams that are open: Parley's alone")
                    .isEqualTo(1);
            assertThat(parley.channel.standing).containsExactly("before", "after");
        }
    }

    @Test
    void the_component_drops_an_event_whose_route_fails_and_parley_looks_again() throws Exception {
        try (Waking parley = new Waking("platform-event");
                BareComponent bare = new BareComponent(parley.salesforce, EVENT)) {
            awaitStreams(parley, 2);
            // For Parley the same: the look that the event leads to fails.
            bare.failsAt = "MessageId__c";
            parley.salesforce.faults().next(1, Fault.DROP, Faults.Where.kind("query"));
            String lost = parley.types("lost on the way");
            await().until(() -> bare.reached.size() == 1);
            bare.failsAt = "";

            parley.awaitPublished("lost on the way");
            String next = parley.types("the next one");
            parley.awaitPublished("the next one");

            await().until(() -> bare.reached.size() == 2);
            neverReaches(bare, 3);
            assertThat(bare.reached.get(0)).contains(lost);
            assertThat(bare.reached.get(1))
                    .as("the failed one never comes again")
                    .contains(next);
            assertThat(parley.channel.standing).containsExactly("lost on the way", "the next one");
        }
    }

    @Test
    void the_component_drops_an_event_that_cannot_be_decoded_and_parley_takes_it_for_a_wake_up() throws Exception {
        for (String wake : List.of("platform-event", "change-events")) {
            String topic = wake.equals("change-events") ? "/data/ChannelMessage__ChangeEvent" : EVENT;
            try (Waking parley = new Waking(wake);
                    BareComponent bare = new BareComponent(parley.salesforce, topic)) {
                awaitStreams(parley, 2);
                parley.salesforce.pubSub().garble(topic, 1);
                String garbled = parley.types("garbled");
                parley.awaitPublished("garbled");
                String clear = parley.types("clear");
                parley.awaitPublished("clear");

                await().until(() -> bare.reached.stream().anyMatch(event -> event.contains(clear)));
                List<String> created = new ArrayList<>(bare.reached);
                created.removeIf(event -> !event.contains("CREATE") && !topic.equals(EVENT));
                assertThat(created).noneMatch(event -> event.contains(garbled));
                assertThat(parley.channel.standing).containsExactly("garbled", "clear");
            }
        }
    }

    private static void awaitStreams(Waking parley, int number) {
        await("streams")
                .atMost(Duration.ofSeconds(20))
                .until(() -> parley.salesforce.pubSub().streams() == number);
    }

    private static void neverReaches(BareComponent bare, int events) {
        await("it stays away")
                .during(LONG_ENOUGH)
                .atMost(LONG_ENOUGH.multipliedBy(2))
                .until(() -> bare.reached.size() < events);
    }
}
