package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Messages in SocialPost, authors in SocialPersona, and when they are kept there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandardObjectsTest {

    private static final Options ORG = Options.on(0, null);

    private SalesforceLab lab = new SalesforceLab(ORG.with(Feature.SOCIAL_POSTS));

    @AfterEach
    void close() {
        lab.close();
    }

    private void in(Options org) {
        lab.close();
        lab = new SalesforceLab(org);
    }

    private Map<String, Object> only(String object) {
        List<Map<String, Object>> records = lab.salesforce.records(object);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private RecordRef delivered(Delivery delivery) {
        Outcome outcome = lab.crm().deliver(List.of(delivery)).get(0);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    @Test
    void a_mention_is_a_post_of_a_persona_on_a_case_that_names_its_source() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "The kettle sparks"));

        Map<String, Object> post = only("SocialPost");
        Map<String, Object> persona = only("SocialPersona");
        assertThat(post)
                .containsEntry("MessageKey__c", "fediverse:acme:1")
                .containsEntry("ParentId", record.id())
                .containsEntry("PersonaId", persona.get("Id"))
                .containsEntry("Content", "The kettle sparks")
                .containsEntry("Provider", "Other")
                .containsEntry("MediaProvider", "fediverse")
                .containsEntry("MessageType", "Post")
                .containsEntry("IsOutbound", false)
                .containsEntry("ExternalPostId", "1")
                .containsEntry("Posted", "2026-03-01T09:00:00.000+0000")
                .doesNotContainKey("Status");
        assertThat(persona)
                .containsEntry("PersonaKey__c", "fediverse:persona:id-of-alice")
                .containsEntry("ParentId", post.get("Id"))
                .containsEntry("Name", "alice")
                .containsEntry("ExternalId", "id-of-alice")
                .containsEntry("Followers", 42L);
        assertThat(only("Case")).containsEntry("SourceId", post.get("Id"));
    }

    @Test
    void a_lead_is_the_one_whom_its_post_is_about() {
        RecordRef lead = delivered(Samples.newLead("1", "alice", "Where can I buy it?"));

        assertThat(only("SocialPost")).containsEntry("WhoId", lead.id()).doesNotContainKey("ParentId");
    }

    @Test
    void a_persona_that_a_rep_gave_a_contact_keeps_it() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "One"));
        String contact = lab.salesforce.desk().create("Contact", Map.of("LastName", "Miller"));
        String persona = String.valueOf(only("SocialPersona").get("Id"));
        lab.salesforce.desk().update("SocialPersona", persona, Map.of("ParentId", contact, "Followers", 1));
        Delivery second = Samples.newCase("2", "alice", "Two");

        delivered(new Delivery(second.mention(), second.decision(), new Delivery.Existing(record, false)));

        assertThat(only("SocialPersona")).containsEntry("ParentId", contact).containsEntry("Followers", 42L);
        assertThat(lab.salesforce.records("SocialPost"))
                .allSatisfy(post -> assertThat(post).containsEntry("PersonaId", persona));
    }

    @Test
    void an_author_that_salesforce_refuses_costs_the_customer_nothing() {
        lab.salesforce.refuseWhere("SocialPersona", "Name", "alice", "No Alice here");

        delivered(Samples.newCase("1", "alice", "One"));

        assertThat(only("SocialPost"))
                .doesNotContainKey("PersonaId")
                .hasEntrySatisfying(
                        "StatusMessage", note -> assertThat(note.toString()).contains("No Alice here"));
    }

    @Test
    void a_persona_that_is_locked_is_made_by_a_repeat_that_doubles_nothing() {
        lab.salesforce.faults().next(1, Fault.ROW_LOCKED, Faults.Where.object("SocialPersona"));
        Delivery delivery = Samples.newCase("1", "alice", "One");

        assertThat(lab.crm().deliver(List.of(delivery))).singleElement().isInstanceOf(Outcome.Retry.class);
        delivered(delivery);

        assertThat(only("SocialPost"))
                .containsEntry("PersonaId", only("SocialPersona").get("Id"));
        assertThat(only("Case")).containsKey("SourceId");
    }

    @Test
    void an_edit_changes_the_text_and_a_deletion_takes_it_away() {
        Delivery first = Samples.newCase("1", "alice", "It broke");
        RecordRef record = delivered(first);

        delivered(Samples.revised(record, first, "It broke twice"));
        assertThat(only("SocialPost"))
                .containsEntry("Content", "It broke twice")
                .containsEntry("StatusMessage", "Edited by its author.");
        delivered(Samples.revised(record, first, null));

        assertThat(only("SocialPost")).doesNotContainKey("Content").containsEntry("Status", "DELETED");
        assertThat(only("Case").toString()).doesNotContain("It broke");
    }

    @Test
    void an_answer_names_the_post_it_is_for() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "It broke"));
        Map<String, Object> answer = new HashMap<>(Map.of(
                "Name", "Reply", "Provider", "Other", "IsOutbound", true, "Status", "PENDING", "Content", "Try this"));
        answer.put("ParentId", record.id());
        answer.put("ReplyToId", only("SocialPost").get("Id"));
        lab.salesforce.desk().create("SocialPost", answer);

        List<Reply> replies = lab.crm().replies(Cursor.START, 10).replies();

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.inReplyTo()).isEqualTo("fediverse:acme:1");
            assertThat(reply.record()).isEqualTo(record);
        });
    }

    @Test
    void an_org_without_posts_or_with_old_ones_only_or_without_our_key_uses_parley_s_own_objects() {
        for (Options org : List.of(
                ORG,
                ORG.with(Feature.OLD_SOCIAL_POSTS),
                ORG.with(Feature.SOCIAL_POSTS).withNotUnique("SocialPost.MessageKey__c"),
                ORG.with(Feature.SOCIAL_POSTS).withNotUnique("SocialPersona.PersonaKey__c"))) {
            in(org);

            delivered(Samples.newCase("1", "alice", "One"));

            assertThat(lab.salesforce.count("ChannelMessage__c")).isEqualTo(1);
            assertThat(lab.crm().check())
                    .extracting(Finding::message)
                    .anyMatch(told -> told.startsWith("Messages live in ChannelMessage__c")
                            && told.contains("since ")
                            && told.contains("Social"));
        }
    }

    @Test
    void an_admin_may_choose() {
        try (var custom = lab.open(Map.of("social-objects", "custom"))) {
            custom.deliver(List.of(Samples.newCase("1", "alice", "One")));
        }
        assertThat(lab.salesforce.count("ChannelMessage__c")).isEqualTo(1);
        assertThat(lab.salesforce.count("SocialPost")).isZero();

        in(ORG);
        try (var standard = lab.open(Map.of("social-objects", "standard"))) {
            assertThat(standard.check())
                    .filteredOn(finding -> finding.severity() == Finding.Severity.BLOCKING)
                    .extracting(Finding::message)
                    .anyMatch(told -> told.contains("SocialPost"));
            assertThat(standard.deliver(List.of(Samples.newCase("1", "alice", "One"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Blocked.class);
        }
    }

    @Test
    void two_hundred_mentions_take_few_calls_here_too() {
        lab.crm().check();
        lab.salesforce.calls().reset();
        List<Delivery> batch = IntStream.range(0, 200)
                .mapToObj(i -> Samples.newCase("n" + i, "author" + i, "Question " + i))
                .toList();

        assertThat(lab.crm().deliver(batch))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));

        System.out.println("calls per 200 mentions in SocialPost: "
                + lab.salesforce.calls().total() + " " + lab.salesforce.calls().byKind());
        assertThat(lab.salesforce.calls().total()).isLessThanOrEqualTo(12);
    }
}
