package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.PublishRequest;
import com.salesforce.eventbus.protobuf.PublishResponse;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.parley.sandbox.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PubSubTest {

    private static final String REPLY = "/event/ChannelReply__e";
    private static final String CHANGES = "/data/ChannelMessage__ChangeEvent";
    private static final String ORG = "00DHs0000000001";

    private final Turned clock = new Turned();
    private final SalesforceSandbox salesforce =
            SalesforceSandbox.start(SalesforceSandbox.Options.on(0, null).withClock(clock));
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final String caseId = salesforce.desk().create("Case", Map.of("Subject", "Help"));

    @AfterEach
    void close() {
        subscribers.forEach(Subscriber::close);
        salesforce.close();
    }

    private Subscriber subscriber() {
        return subscriber(token(), ORG);
    }

    private Subscriber subscriber(String token, String org) {
        Subscriber subscriber = new Subscriber(salesforce, token, org);
        subscribers.add(subscriber);
        return subscriber;
    }

    private String token() {
        HttpRequest login = HttpRequest.newBuilder(URI.create(salesforce.url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + SalesforceSandbox.CLIENT_ID + "&client_secret=" + SalesforceSandbox.CLIENT_SECRET))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(login, HttpResponse.BodyHandlers.ofString())
                    .body();
            return Json.read(answer).path("access_token").asText();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_reply_that_waits_to_be_sent_is_told_after_its_commit_with_its_id() {
        String row = salesforce.desk().reply(caseId, "We are on it.");
        salesforce.desk().update("ChannelMessage__c", row, Map.of("Language__c", "en"));

        List<GenericRecord> events =
                subscriber().from(REPLY, ReplayPreset.EARLIEST, 100).awaitEvents(1);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.get("MessageId__c")).hasToString(row);
            assertThat(event.get("CreatedById")).hasToString(salesforce.desk().rep());
        });
    }

    @Test
    void a_change_event_tells_the_changed_fields_as_a_bitmap_and_leaves_the_others_null() {
        String row = salesforce.desk().reply(caseId, "We are on it.");
        salesforce.desk().update("ChannelMessage__c", row, Map.of("Status__c", "SENT"));
        salesforce.desk().delete("ChannelMessage__c", row);

        List<GenericRecord> events =
                subscriber().from(CHANGES, ReplayPreset.EARLIEST, 100).awaitEvents(3);

        assertThat(events.stream().map(event -> header(event, "changeType")))
                .containsExactly("CREATE", "UPDATE", "DELETE");
        GenericRecord update = events.get(1);
        assertThat(update.get("Status__c")).hasToString("SENT");
        assertThat(update.get("Body__c")).isNull();
        assertThat(header(update, "recordIds")).isEqualTo("[" + row + "]");
        assertThat(header(update, "commitUser")).isEqualTo(salesforce.desk().rep());
        long bits = Long.decode(((List<?>) ((GenericRecord) update.get(0)).get("changedFields"))
                .get(0)
                .toString());
        assertThat(bits)
                .isEqualTo(1L << update.getSchema().getField("Status__c").pos()
                        | 1L << update.getSchema().getField("LastModifiedDate").pos());
    }

    private static String header(GenericRecord event, String field) {
        return ((GenericRecord) event.get("ChangeEventHeader")).get(field).toString();
    }

    @Test
    void equal_changes_of_one_transaction_are_one_event() {
        salesforce.desk().reply(caseId, "one");
        salesforce.desk().reply(caseId, "two");
        salesforce.desk().delete("Case", caseId);

        List<GenericRecord> events =
                subscriber().from(CHANGES, ReplayPreset.EARLIEST, 100).awaitEvents(3);

        assertThat(events).hasSize(3);
        assertThat((List<?>) ((GenericRecord) events.get(2).get(0)).get("recordIds"))
                .hasSize(2);
        assertThat(header(events.get(2), "nulledFields")).startsWith("[0x");
    }

    @Test
    void a_collection_of_a_hundred_different_records_is_a_hundred_events() {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(Map.of("MessageKey__c", "key " + i, "Direction__c", "Inbound"));
        }
        try (Org61 org = new Org61()) {
            assertThat(org.upsertAll("ChannelMessage__c", "MessageKey__c", false, records)
                            .json()
                            .findValuesAsText("success"))
                    .containsOnly("true");
            try (Subscriber reader = new Subscriber(org.sandbox, org.login(), ORG)) {
                assertThat(reader.from(CHANGES, ReplayPreset.EARLIEST, 100).awaitEvents(100))
                        .extracting(event -> header(event, "recordIds"))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_stream_goes_on_behind_the_event_whose_replay_id_it_names() {
        for (int i = 0; i < 3; i++) {
            salesforce.desk().reply(caseId, "Answer " + i);
        }
        Subscriber first = subscriber().from(REPLY, ReplayPreset.EARLIEST, 100);
        first.awaitEvents(3);
        List<ConsumerEvent> events = first.events();

        Subscriber second = subscriber().behind(REPLY, events.get(0).getReplayId());
        second.awaitEvents(2);

        assertThat(second.events()).isEqualTo(events.subList(1, 3));
    }

    @Test
    void no_more_events_come_than_were_requested_and_no_more_than_a_hundred_may_be() {
        for (int i = 0; i < 5; i++) {
            salesforce.desk().reply(caseId, "Answer " + i);
        }
        Subscriber subscriber = subscriber().from(REPLY, ReplayPreset.EARLIEST, 2);
        subscriber.awaitEvents(2);
        subscriber.more(2);
        subscriber.awaitEvents(4);
        assertThat(subscriber.events()).hasSize(4);

        subscriber.more(101);
        assertThat(subscriber.awaitError()).isEqualTo("INVALID_ARGUMENT subscription.fetch.overflow");
    }

    @Test
    void a_stream_without_events_shows_that_it_lives_with_the_newest_replay_id() {
        salesforce.pubSub().keepAlive(Duration.ofMillis(100));
        Subscriber subscriber = subscriber().from(REPLY, ReplayPreset.LATEST, 100);
        await().until(() -> subscriber.responses.size() >= 2);
        assertThat(subscriber.events()).isEmpty();

        salesforce.desk().reply(caseId, "later");
        ByteString kept = subscriber.responses.get(1).getLatestReplayId();

        assertThat(subscriber().behind(REPLY, kept).awaitEvents(1)).hasSize(1);
    }

    @Test
    void a_replay_id_that_is_unknown_of_another_topic_or_too_old_is_corrupted() {
        salesforce.desk().reply(caseId, "We are on it.");
        Subscriber reader = subscriber().from(REPLY, ReplayPreset.EARLIEST, 100);
        reader.awaitEvents(1);
        ByteString id = reader.events().get(0).getReplayId();
        String corrupted = "INVALID_ARGUMENT subscription.fetch.replayid.corrupted";

        assertThat(subscriber()
                        .behind(REPLY, ByteString.copyFromUtf8("no such id"))
                        .awaitError())
                .isEqualTo(corrupted);
        assertThat(subscriber().behind(CHANGES, id).awaitError()).isEqualTo(corrupted);
        clock.pass(Duration.ofHours(73));
        assertThat(subscriber().behind(REPLY, id).awaitError()).isEqualTo(corrupted);
        assertThat(subscriber().from(REPLY, ReplayPreset.CUSTOM, 1).awaitError())
                .isEqualTo("INVALID_ARGUMENT subscription.fetch.replayid.validation.failed");
    }

    @Test
    void events_are_kept_for_three_days() {
        salesforce.desk().reply(caseId, "old");
        clock.pass(Duration.ofHours(73));
        String row = salesforce.desk().reply(caseId, "new");

        assertThat(subscriber().from(REPLY, ReplayPreset.EARLIEST, 100).awaitEvents(1))
                .singleElement()
                .satisfies(event -> assertThat(event.get("MessageId__c")).hasToString(row));
    }

    @Test
    void a_session_that_is_over_and_one_of_another_org_are_refused() {
        assertThat(subscriber("no such token", ORG).awaitError()).isEqualTo("UNAUTHENTICATED service.auth.error");
        assertThat(subscriber(token(), "00DXX0000000002").awaitError()).isEqualTo("UNAUTHENTICATED service.auth.error");
        assertThat(subscriber(token(), " ").awaitError()).isEqualTo("UNAUTHENTICATED service.auth.headers.invalid");
    }

    @Test
    void a_topic_that_is_not_there_or_not_allowed_is_refused() {
        assertThat(subscriber()
                        .from("/event/Nothing__e", ReplayPreset.LATEST, 1)
                        .awaitError())
                .isEqualTo("NOT_FOUND topic.not.found");
        salesforce.pubSub().forbid(REPLY);
        assertThat(subscriber().from(REPLY, ReplayPreset.LATEST, 1).awaitError())
                .isEqualTo("PERMISSION_DENIED subscription.topic.cannot.subscribe");
        assertThatThrownBy(() -> subscriber()
                        .calls
                        .getTopic(TopicRequest.newBuilder()
                                .setTopicName("/event/Nothing__e")
                                .build()))
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void a_client_publishes_what_the_topic_s_schema_reads_and_nothing_else() {
        salesforce.desk().reply(caseId, "We are on it.");
        Subscriber reader = subscriber().from(REPLY, ReplayPreset.EARLIEST, 100);
        ByteString payload = payload(reader);
        TopicInfo topic = reader.calls.getTopic(
                TopicRequest.newBuilder().setTopicName(REPLY).build());
        PublishResponse response = reader.calls.publish(PublishRequest.newBuilder()
                .setTopicName(REPLY)
                .addEvents(ProducerEvent.newBuilder()
                        .setId("ours")
                        .setSchemaId(topic.getSchemaId())
                        .setPayload(payload))
                .addEvents(ProducerEvent.newBuilder()
                        .setSchemaId(topic.getSchemaId())
                        .setPayload(ByteString.copyFrom(new byte[] {-1, -1})))
                .build());

        assertThat(response.getResults(0).getCorrelationKey()).isEqualTo("ours");
        assertThat(response.getResults(0).hasError()).isFalse();
        assertThat(response.getResults(1).getError().getMsg()).contains("schema");
        assertThat(reader.awaitEvents(2)).hasSize(2);
    }

    private static ByteString payload(Subscriber reader) {
        reader.awaitEvents(1);
        return reader.events().get(0).getEvent().getPayload();
    }

    @Test
    void troubles_come_to_order() {
        Subscriber ended = subscriber().from(REPLY, ReplayPreset.LATEST, 100);
        await().until(() -> salesforce.pubSub().streams() == 1);
        salesforce.pubSub().completeStreams();
        ended.awaitEnd();

        Subscriber dropped = subscriber().from(REPLY, ReplayPreset.LATEST, 100);
        await().until(() -> salesforce.pubSub().streams() == 1);
        salesforce.pubSub().dropStreams();
        assertThat(dropped.awaitError()).isEqualTo("UNAVAILABLE service.unavailable");

        salesforce.pubSub().garble(REPLY, 1);
        salesforce.desk().reply(caseId, "garbled");
        Subscriber reader = subscriber().from(REPLY, ReplayPreset.EARLIEST, 100);
        assertThatThrownBy(() -> reader.awaitEvents(1)).isInstanceOf(Exception.class);

        ByteString id = reader.events().get(0).getReplayId();
        salesforce.pubSub().expireReplayIds();
        assertThat(subscriber().behind(REPLY, id).awaitError()).contains("replayid.corrupted");
    }

    @Test
    void a_gap_names_no_fields() {
        salesforce.gap("ChannelMessage__c", "GAP_UPDATE", List.of("a01Hs0000000001AAA"));

        assertThat(subscriber().from(CHANGES, ReplayPreset.EARLIEST, 100).awaitEvents(1))
                .singleElement()
                .satisfies(event -> assertThat(header(event, "changeType")).isEqualTo("GAP_UPDATE"));
    }

    /** A clock that a test turns. */
    private static final class Turned extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
