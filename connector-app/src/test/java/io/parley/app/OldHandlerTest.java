package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Author;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.store.Overview.MentionRow;
import io.parley.testkit.Mentions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules of the inbound handler that came with Salesforce's Social Customer Service, by their numbers in
 * docs/admin/migrating-from-social-customer-service.md: each holds here, or something better does.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldHandlerTest {

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

    private void org() {
        org("", EVERYTHING);
    }

    private Mentions post(String author, String id, String text) {
        return Mentions.post(author).on("square").id(id).says(text).in("en").published(org.time.instant());
    }

    /** The old one let private messages of one network come in again and again. */
    @Test
    void rule_01_a_post_is_known_again_and_a_private_one_too() {
        org();
        EnrichedMention direct = post("anna", "1", "It leaks").direct().enriched();
        Delivery delivery = new Delivery(
                direct,
                new Decision.OpenCase("everything", "support", "It leaks", Priority.MEDIUM, null, Duration.ofDays(5)),
                new Delivery.NewRecord());
        org.say(direct.mention(), direct.mention());

        // As if all memory of it had been lost here.
        assertThat(org.crm.deliver(List.of(delivery))).hasOnlyElementsOfType(Outcome.Delivered.class);

        assertThat(org.cases()).hasSize(1);
        assertThat(org.salesforce.records("ChannelMessage__c")).hasSize(1);
    }

    /** The old one took a person of the same name for the same person where the network gave no id. */
    @Test
    void rule_02_a_person_is_known_by_the_id_on_the_channel_and_never_by_the_name_alone() {
        org();
        org.say(
                post("anna", "1", "One").by(author("42", "anna", "Anna")).mention(),
                post("anna", "2", "Two").by(author("42", "anna_r", "Anna R")).mention(),
                post("anna", "3", "Three").by(author("43", "other", "Anna")).mention(),
                post("anna", "4", "Four")
                        .by(new Author(null, "", "Anna", null, null))
                        .mention());

        assertThat(org.salesforce.records("ChannelPersona__c")).hasSize(2).anySatisfy(persona -> assertThat(persona)
                .containsEntry("Handle__c", "anna_r")
                .containsEntry("RealName__c", "Anna R"));
        assertThat(org.message("One").get("Persona__c"))
                .isEqualTo(org.message("Two").get("Persona__c"));
        assertThat(org.message("Four")).doesNotContainKey("Persona__c");
    }

    private static Author author(String id, String handle, String name) {
        return new Author(id, handle, name, null, null);
    }

    /** The old one cut in silence, through the middle of a character if need be. */
    @Test
    void rule_03_a_text_that_is_too_long_is_cut_and_says_where_the_rest_is() {
        org();
        org.say(post("anna", "1", "ü".repeat(40_000)).mention());

        assertThat(org.salesforce.records("ChannelMessage__c")).singleElement().satisfies(message -> assertThat(
                        String.valueOf(message.get("Body__c")))
                .hasSizeLessThanOrEqualTo(32_000)
                .contains("https://square.example/1"));
    }

    /** The old one knew no edits: it took a post that came again for an update of its figures. */
    @Test
    void rule_04_a_post_that_is_known_is_changed_and_opens_nothing() {
        org();
        org.say(post("anna", "1", "It leeks").mention());
        org.salesforce.desk().close(String.valueOf(org.cases().get(0).get("Id")));

        org.say(post("anna", "1", "It leaks").version("2", 60).mention());

        assertThat(org.cases()).singleElement().satisfies(one -> assertThat(one).containsEntry("Status", "Closed"));
        assertThat(org.message("It leaks")).containsEntry("Status__c", "EDITED");
        assertThat(org.salesforce.records("ChannelMessage__c")).hasSize(1);
    }

    /** The old one had no key of a thread: it guessed the message before from the newest one. */
    @Test
    void rule_05_a_message_names_what_it_answers_and_its_thread() {
        org();
        org.say(
                post("anna", "1", "It leaks").mention(),
                post("anna", "2", "Still").inReplyTo("1").mention(),
                post("anna", "3", "Psst").direct().mention());

        assertThat(org.message("Still")).containsEntry("InReplyToKey__c", "square:acme:1");
        assertThat(org.message("Psst").get("ThreadKey__c"))
                .isEqualTo(org.message("It leaks").get("ThreadKey__c"))
                .isEqualTo("square:acme:@anna");
    }

    /** The old one made a contact for each persona, also for a customer who had one. */
    @Test
    void rule_06_a_contact_is_found_by_evidence_and_else_made_under_the_default_account() {
        org("persona-to-contact: create\ndefault-account: Social customers\n", EVERYTHING);
        String account = org.salesforce.desk().create("Account", Map.of("Name", "Social customers"));
        String bea = org.salesforce.desk().create("Contact", Map.of("LastName", "B", "Email", "bea@example.org"));

        org.say(
                post("anna", "1", "One")
                        .by(author("1", "anna", "Anna María Ruiz"))
                        .mention(),
                post("bea", "2", "Two")
                        .by(new Author("2", "bea", "Bea Berg", null, null, "bea@example.org"))
                        .mention());

        Map<String, Object> made =
                org.row("Contact", String.valueOf(org.caseOf("One").get("ContactId")));
        assertThat(made)
                .containsEntry("LastName", "Ruiz")
                .containsEntry("FirstName", "Anna María")
                .containsEntry("AccountId", account);
        assertThat(org.caseOf("Two")).containsEntry("ContactId", bea);
        assertThat(org.salesforce.count("Contact")).isEqualTo(2);
    }

    @Test
    void rule_07_a_post_that_was_taken_in_for_its_context_opens_no_case_and_is_kept() {
        org("", """
                - name: context only
                  when: { mentions-us: false }
                  then: set aside
                - name: the rest
                  then: { open: case, in: support }
                """);
        org.say(post("anna", "1", "Nice weather").notToUs().mention());

        assertThat(org.cases()).isEmpty();
        assertThat(newest()).satisfies(row -> {
            assertThat(row.state()).isEqualTo("set aside");
            assertThat(row.rule()).isEqualTo("context only");
        });
    }

    private MentionRow newest() {
        return org.store.overview().mentions(1, Long.MAX_VALUE).get(0);
    }

    @Test
    void rule_08_an_answer_to_the_own_post_joins_the_case_of_that_post() {
        org();
        String older = twoCasesOfAnna();

        org.say(post("anna", "3", "As I said").inReplyTo("1").mention());

        assertThat(org.caseOf("As I said")).containsEntry("Id", older);
    }

    @Test
    void rule_08_an_answer_to_our_answer_joins_the_case_of_ours() {
        org();
        String older = twoCasesOfAnna();
        String ours = org.answer(older, "We send a seal.");

        org.say(post("anna", "3", "Thank you").inReplyTo(ours).mention());

        assertThat(org.caseOf("Thank you")).containsEntry("Id", older);
    }

    @Test
    void rule_08_a_reply_to_another_customers_post_never_joins_that_customers_case() {
        org();
        org.say(
                post("anna", "1", "It leaks").mention(),
                post("bea", "2", "Mine too").inReplyTo("1").mention());

        assertThat(org.caseOf("Mine too").get("Id"))
                .isNotEqualTo(org.caseOf("It leaks").get("Id"));
    }

    /** Two open cases; returns the one that is not the newest. */
    private String twoCasesOfAnna() {
        org.say(post("anna", "1", "It leaks").mention());
        String older = String.valueOf(org.caseOf("It leaks").get("Id"));
        org.salesforce.desk().close(older);
        org.time.pass(Duration.ofDays(6));
        org.say(post("anna", "2", "It hums").mention());
        org.salesforce.desk().reopen(older);
        assertThat(org.cases()).hasSize(2);
        return older;
    }

    @Test
    void rule_09_a_further_post_of_the_same_person_to_the_same_account_joins_the_case() {
        org();
        org.say(
                post("anna", "1", "It leaks").mention(),
                post("anna", "2", "Hello?").mention(),
                post("anna", "3", "I want a job").at("acme-jobs").mention());

        assertThat(org.caseOf("Hello?").get("Id"))
                .isEqualTo(org.caseOf("It leaks").get("Id"));
        assertThat(org.caseOf("I want a job").get("Id"))
                .isNotEqualTo(org.caseOf("It leaks").get("Id"));
    }

    @Test
    void rule_10_a_private_message_after_our_answer_joins_the_case_of_the_answer() {
        org();
        org.say(post("anna", "1", "It leaks").mention());
        String id = String.valueOf(org.caseOf("It leaks").get("Id"));
        org.answer(id, "Write to us in private, please.");

        org.say(post("anna", "2", "My address is …").direct().mention());

        assertThat(org.caseOf("My address is …")).containsEntry("Id", id);
    }

    /** The old one counted from the minute in which it worked, so that an outage cost customers their case. */
    @Test
    void rule_11_a_closed_case_is_opened_again_within_the_days_to_reopen_and_not_after() {
        org("reopen-status: Working\n", EVERYTHING.replace("5d", "10d"));
        org.say(post("anna", "1", "It leaks").mention());
        String id = String.valueOf(org.caseOf("It leaks").get("Id"));
        org.salesforce.desk().close(id);

        org.time.pass(Duration.ofDays(9));
        org.say(post("anna", "2", "Again").mention());
        assertThat(org.caseOf("Again")).containsEntry("Id", id).containsEntry("Status", "Working");

        org.salesforce.desk().close(id);
        org.time.pass(Duration.ofDays(11));
        org.say(post("anna", "3", "And again").mention());
        assertThat(org.caseOf("And again").get("Id")).isNotEqualTo(id);
        assertThat(org.row("Case", id)).containsEntry("Status", "Closed");
    }

    @Test
    void rule_12_only_the_tags_that_an_admin_names_create_a_case() {
        org("", """
                - name: tags that create a case
                  when: { hashtags: [ "#AcmeHelp", broken ] }
                  then: { open: case, in: support }
                """);
        org.say(
                post("anna", "1", "Lovely").tags("acme").mention(),
                post("bea", "2", "It leaks").tags("acmehelp", "kitchen").mention());

        assertThat(org.cases()).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("SuppliedName", "Name of bea"));
    }

    @Test
    void rule_13_a_new_case_has_its_subject_contact_origin_and_owner() {
        org("assignment-rule: true\norigin: Social\n", EVERYTHING);
        String contact = org.salesforce.desk().create("Contact", Map.of("LastName", "A", "Email", "a@example.org"));
        org.salesforce.assign("Case", org.salesforce.desk().rep(), true);

        org.say(post("anna", "1", "It leaks")
                .by(new Author("1", "anna", "Anna", null, null, "a@example.org"))
                .rated(4, 10)
                .mention());

        assertThat(org.cases()).singleElement().satisfies(one -> {
            assertThat(one).containsEntry("Subject", "2-Star • It leaks");
            assertThat(String.valueOf(one.get("Description"))).contains("It leaks");
            assertThat(one)
                    .containsEntry("ContactId", contact)
                    .containsEntry("Origin", "Social")
                    .containsEntry("OwnerId", org.salesforce.desk().rep());
        });
    }
}
