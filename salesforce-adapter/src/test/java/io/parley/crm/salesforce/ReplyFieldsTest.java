package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.json.Json;
import io.parley.model.CanReply;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.ReplyTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyFieldsTest {

    private final SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Map<String, Object> message() {
        return lab.salesforce.records("ChannelMessage__c").get(0);
    }

    private static Delivery with(ReplyTerms terms) {
        Delivery delivery = Samples.newCase("1", "alice", "The kettle sparks");
        return new Delivery(delivery.mention(), delivery.decision(), delivery.placement(), terms);
    }

    @Test
    void a_message_tells_how_long_an_answer_may_be_and_until_when() {
        Instant until = Instant.parse("2026-03-02T09:00:00.123456Z");
        CanReply can = new CanReply(true, null, until);

        lab.crm().deliver(List.of(with(new ReplyTerms(can, 500, 23, "@alice@town.example"))));

        assertThat(message())
                .containsEntry("Visibility__c", "Public")
                .containsEntry("ReplyAllowed__c", true)
                .containsEntry("ReplyUntil__c", "2026-03-02T09:00:00.123+0000")
                .containsEntry("ReplyLimit__c", 500.0)
                .containsEntry("ReplyUrlLength__c", 23.0)
                .containsEntry("ReplyAddress__c", "@alice@town.example")
                .doesNotContainKey("ReplyNote__c");
    }

    @Test
    void a_message_that_cannot_be_answered_says_why() {
        lab.crm().deliver(List.of(with(new ReplyTerms(CanReply.no("A feed can only be read."), 0, 0, ""))));

        assertThat(message())
                .containsEntry("ReplyAllowed__c", false)
                .containsEntry("ReplyNote__c", "A feed can only be read.")
                .doesNotContainKey("ReplyLimit__c");
    }

    @Test
    void a_message_that_its_author_took_back_can_no_longer_be_answered() {
        Delivery first = Samples.newCase("1", "alice", "The kettle sparks");
        Outcome outcome = lab.crm().deliver(List.of(first)).get(0);

        lab.crm().deliver(List.of(Samples.revised(((Outcome.Delivered) outcome).record(), first, null)));

        assertThat(message())
                .containsEntry("ReplyAllowed__c", false)
                .containsEntry("ReplyNote__c", "The author deleted it.");
    }

    @Test
    void what_the_component_saves_is_heard_as_an_answer_to_that_message() throws IOException {
        Outcome outcome = lab.crm()
                .deliver(List.of(Samples.newCase("1", "alice", "The kettle sparks")))
                .get(0);
        String caseId = ((Outcome.Delivered) outcome).record().id();
        Map<String, Object> saved = new HashMap<>();
        Json.tree(Files.readString(PackageFiles.ROOT.resolve("test/reply.json")))
                .fields()
                .forEachRemaining(
                        field -> saved.put(field.getKey(), field.getValue().asText()));
        saved.put("Case__c", caseId);
        saved.put("MessageKey__c", "reply:" + caseId + ":0123456789abcdef");

        lab.salesforce.desk().create("ChannelMessage__c", saved);

        assertThat(lab.crm().replies(Cursor.START, 10).replies())
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.text()).isEqualTo("We send a seal.");
                    assertThat(reply.inReplyTo()).isEqualTo("fediverse:acme:1");
                    assertThat(reply.record().id()).isEqualTo(caseId);
                });
    }
}
