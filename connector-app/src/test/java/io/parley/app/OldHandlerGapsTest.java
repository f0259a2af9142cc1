package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Author;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.store.Overview.MentionRow;
import io.parley.testkit.Mentions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last rules of the old handler, and what it had none for: crowds, and records that are not as they were left. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldHandlerGapsTest {

    private static final String EVERYTHING = """
            - name: everything
              then: { open: case, in: support, reopen-within: 5d }
            """;

    @TempDir
    Path folder;

    private SocialOrg org;

    @AfterEach
    void close() {
        org.close();
    }

    private void org(String crmOptions, String rules) {
        org = new SocialOrg(folder, crmOptions, rules);
    }

    private Mentions post(String author, String id, String text) {
        return Mentions.post(author).on("square").id(id).says(text).in("en").published(org.time.instant());
    }

    @Test
    void rule_14_a_message_is_on_its_case_and_leads_over_its_author_to_the_contact() {
        org("", EVERYTHING);
        String contact = org.salesforce.desk().create("Contact", Map.of("LastName", "A", "Email", "a@example.org"));
        org.say(post("anna", "1", "It leaks")
                .by(new Author("1", "anna", "Anna", null, null, "a@example.org"))
                .mention());

        Map<String, Object> message = org.message("It leaks");
        assertThat(message.get("Case__c")).isEqualTo(org.cases().get(0).get("Id"));
        assertThat(org.row("ChannelPersona__c", String.valueOf(message.get("Persona__c"))))
                .containsEntry("Contact__c", contact);
    }

    /** The old one marked it for review in Salesforce, and counted on somebody to look there. */
    @Test
    void rule_15_what_became_no_case_waits_with_its_reason_and_can_become_one_after_all() {
        org("", """
                - name: small talk
                  when: { text: [ weather ] }
                  then: set aside
                  because: Nothing to help with.
                """);
        org.say(post("anna", "1", "Nice weather, but it leaks").mention());
        MentionRow aside = org.store.overview().mentions(1, Long.MAX_VALUE).get(0);
        assertThat(aside.state()).isEqualTo("set aside");
        assertThat(aside.detail()).isEqualTo("Nothing to help with.");

        Overruling overruling = new Overruling(org.store.inbox(), org.enrich, List.of(org.crm), crm -> org.work());
        assertThat(overruling.open(aside.id(), aside.mention(), "support", "robin"))
                .isTrue();

        assertThat(org.message("Nice weather, but it leaks")).containsEntry("Rule__c", "opened by robin");
        assertThat(org.cases()).hasSize(1);
        assertThat(overruling.open(aside.id(), aside.mention(), "support", "robin"))
                .isFalse();
    }

    @Test
    void rule_16_an_attachment_is_a_link_in_the_message_and_among_the_files_of_the_case() {
        org("attachments: links\n", EVERYTHING);
        org.say(post("anna", "1", "It leaks")
                .attached("https://square.example/media/leak.png", "image/png")
                .mention());

        assertThat(org.salesforce.records("ChannelMessage__c")).singleElement().satisfies(message -> assertThat(
                        String.valueOf(message.get("Body__c")))
                .contains("[image/png] https://square.example/media/leak.png"));
        assertThat(org.salesforce.records("ContentVersion")).singleElement().satisfies(file -> assertThat(file)
                .containsEntry("ContentUrl", "https://square.example/media/leak.png")
                .containsEntry("ContentLocation", "L")
                .containsEntry("Title", "leak.png"));
        assertThat(org.salesforce.records("ContentDocumentLink")).anySatisfy(link -> assertThat(link)
                .containsEntry("LinkedEntityId", org.cases().get(0).get("Id"))
                .containsEntry("Visibility", "AllUsers"));

        org.time.pass(Duration.ofMinutes(1));
        org.say(post("anna", "1", "").deleted().mention());

        assertThat(org.salesforce.records("ContentVersion")).isEmpty();
        assertThat(org.cases()).hasSize(1);
    }

    @Test
    void rule_16_a_file_that_salesforce_refuses_costs_nobody_the_case() {
        org("attachments: links\n", EVERYTHING);
        org.salesforce.setup().withoutFileLinks();

        org.say(post("anna", "1", "It leaks")
                .attached("https://square.example/media/leak.png", "image/png")
                .mention());

        assertThat(org.cases()).hasSize(1);
        assertThat(org.salesforce.records("ChannelMessage__c")).singleElement().satisfies(message -> assertThat(
                        String.valueOf(message.get("StatusMessage__c")))
                .contains("Not all attachments are among the files"));
        assertThat(org.store.deadLetters().open()).isZero();
    }

    /** The old one took one post after the other, and made doubles when it was told to take several. */
    @Test
    void rule_17_four_workers_make_one_case_one_persona_and_one_contact() throws Exception {
        org("persona-to-contact: create\n", EVERYTHING);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<List<Outcome>>> all = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            int account = worker % 2;
            all.add(CompletableFuture.supplyAsync(() -> {
                await(start);
                List<Outcome> outcomes = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    // Two of the workers bring the same, the others the same person's words to another account of ours.
                    outcomes.add(delivered(post("anna", "n" + i, "Words " + i).at("acme" + account)));
                }
                return outcomes;
            }));
        }
        start.countDown();
        for (CompletableFuture<List<Outcome>> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS)).hasOnlyElementsOfType(Outcome.Delivered.class);
        }

        assertThat(org.cases()).hasSize(20);
        assertThat(org.salesforce.records("ChannelMessage__c")).hasSize(20);
        assertThat(org.salesforce.records("ChannelPersona__c")).hasSize(1);
        assertThat(org.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(org.cases())
                .allSatisfy(one -> assertThat(one).containsEntry("ContactId", contact.get("Id"))));
    }

    private Outcome delivered(Mentions mention) {
        Delivery delivery = new Delivery(
                mention.enriched(),
                new Decision.OpenCase("everything", "support", "Words", Priority.MEDIUM, null, Duration.ofDays(5)),
                new Delivery.NewRecord());
        Crm crm = org.crm;
        Outcome outcome = crm.deliver(List.of(delivery)).get(0);
        for (int again = 0; again < 50 && outcome instanceof Outcome.Retry; again++) {
            outcome = crm.deliver(List.of(delivery)).get(0);
        }
        return outcome;
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void beyond_18_a_merged_case_is_followed_to_the_one_that_it_became() {
        org("", EVERYTHING);
        org.say(
                post("anna", "1", "It leaks").mention(),
                post("bea", "2", "It hums").mention());
        String survivor = String.valueOf(org.caseOf("It hums").get("Id"));
        org.salesforce
                .desk()
                .merge(survivor, String.valueOf(org.caseOf("It leaks").get("Id")));

        org.say(post("anna", "3", "Still").inReplyTo("1").mention());

        assertThat(org.caseOf("Still")).containsEntry("Id", survivor);
    }

    @Test
    void beyond_19_a_deleted_case_is_left_alone_and_a_new_one_opens() {
        org("", EVERYTHING);
        org.say(post("anna", "1", "It leaks").mention());
        org.salesforce
                .desk()
                .delete("Case", String.valueOf(org.caseOf("It leaks").get("Id")));

        org.say(post("anna", "2", "Still").inReplyTo("1").mention());

        assertThat(org.cases()).singleElement().satisfies(one -> assertThat(one.get("Id"))
                .isEqualTo(org.caseOf("Still").get("Id")));
    }

    @Test
    void beyond_20_a_queue_that_is_gone_holds_up_nobody() {
        org("default-owner: Social\n", """
                - name: bills
                  then: { open: case, in: support, queue: Billing }
                """);
        org.say(post("anna", "1", "One").mention());
        org.salesforce.desk().delete("Group", queue("Billing"));

        org.say(post("bea", "2", "Two").mention());

        assertThat(org.caseOf("Two")).containsEntry("OwnerId", queue("Social"));
        assertThat(String.valueOf(org.message("Two").get("StatusMessage__c"))).contains("owner is gone");
    }

    @Test
    void beyond_21_a_user_who_has_left_gets_no_case() {
        org("", """
                - name: all to robin
                  then: { open: case, in: support, queue: robin@parley.sandbox.example }
                """);
        org.say(post("anna", "1", "One").mention());
        assertThat(org.caseOf("One"))
                .containsEntry("OwnerId", org.salesforce.desk().rep());
        robinLeaves();

        org.say(post("bea", "2", "Two").mention());

        assertThat(org.caseOf("Two").get("OwnerId"))
                .isNotEqualTo(org.salesforce.desk().rep());
    }

    @Test
    void beyond_22_a_case_of_somebody_who_has_left_is_opened_again_for_the_default_owner() {
        org("default-owner: Social\n", EVERYTHING);
        String id = closedCaseOfRobinWhoLeft();

        org.say(post("anna", "2", "Again").mention());

        assertThat(org.caseOf("Again"))
                .containsEntry("Id", id)
                .containsEntry("IsClosed", false)
                .containsEntry("OwnerId", queue("Social"));
    }

    @Test
    void beyond_23_without_a_default_owner_such_a_case_stays_closed_and_a_new_one_opens() {
        org("", EVERYTHING);
        String id = closedCaseOfRobinWhoLeft();

        org.say(post("anna", "2", "Again").mention());

        assertThat(org.caseOf("Again").get("Id")).isNotEqualTo(id);
        assertThat(org.row("Case", id)).containsEntry("IsClosed", true);
        assertThat(String.valueOf(org.message("Again").get("StatusMessage__c"))).contains("owner has left");
    }

    private String closedCaseOfRobinWhoLeft() {
        org.say(post("anna", "1", "It leaks").mention());
        String id = String.valueOf(org.caseOf("It leaks").get("Id"));
        org.salesforce
                .desk()
                .update("Case", id, Map.of("OwnerId", org.salesforce.desk().rep(), "Status", "Closed"));
        robinLeaves();
        return id;
    }

    private void robinLeaves() {
        org.salesforce.desk().update("User", org.salesforce.desk().rep(), Map.of("IsActive", false));
    }

    private String queue(String name) {
        return org.salesforce.records("Group").stream()
                .filter(group -> name.equals(group.get("Name")))
                .map(group -> String.valueOf(group.get("Id")))
                .findFirst()
                .orElseThrow();
    }
}
