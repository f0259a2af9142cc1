package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContactsTest {

    private final SalesforceLab lab = new SalesforceLab(Options.on(0, null).with(Feature.PERSON_ACCOUNTS));
    private @Nullable Crm crm;

    @AfterEach
    void close() {
        if (crm != null) {
            crm.close();
        }
        lab.close();
    }

    private Crm with(String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        Crm opened = lab.open(all);
        crm = opened;
        return opened;
    }

    private static void delivered(Crm by, Delivery... batch) {
        assertThat(by.deliver(List.of(batch)))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));
    }

    private Map<String, Object> only(String object) {
        List<Map<String, Object>> records = lab.salesforce.records(object);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void the_persona_says_by_what_its_contact_was_found_and_the_case_has_its_account() {
        String account = lab.salesforce.desk().create("Account", Map.of("Name", "Acme's customers"));
        String contact = lab.salesforce
                .desk()
                .create("Contact", Map.of("LastName", "M", "Email", "ana@example.org", "AccountId", account));

        delivered(lab.crm(), Samples.newCase("1", Samples.author("ana", "Ana Ruiz", "ANA@example.org"), "Hi"));

        assertThat(only("Case")).containsEntry("ContactId", contact).containsEntry("AccountId", account);
        assertThat(only("ChannelPersona__c"))
                .containsEntry("Contact__c", contact)
                .containsEntry("MatchedBy__c", "Has the same e-mail address.");
    }

    @Test
    void the_persona_says_that_several_contacts_were_found_and_none_is_linked() {
        lab.contact("Ana Ruiz", "ana@example.org");
        lab.contact("Ana Ruiz", "ana@example.org");

        delivered(lab.crm(), Samples.newCase("1", Samples.author("ana", "Ana Ruiz", "ana@example.org"), "Hi"));

        assertThat(only("Case")).doesNotContainKey("ContactId");
        assertThat(only("ChannelPersona__c"))
                .doesNotContainKey("Contact__c")
                .containsEntry("MatchedBy__c", "2 contacts have the same e-mail address: none is linked.");
    }

    @Test
    void the_address_of_a_profile_is_evidence_where_an_admin_names_a_field_for_it() {
        String contact = lab.salesforce
                .desk()
                .create("Contact", Map.of("LastName", "Ruiz", "Profile__c", "https://social.example/@ana/"));

        delivered(
                with("contact-profile-fields", "Profile__c"),
                Samples.newCase("1", Samples.author("ana", "Ana Ruiz", null), "Hi"),
                Samples.newCase("2", Samples.author("anabel", "Ana Ruiz", null), "Hi"));

        assertThat(lab.salesforce.records("Case").get(0)).containsEntry("ContactId", contact);
        assertThat(lab.salesforce.records("Case").get(1)).doesNotContainKey("ContactId");
    }

    @Test
    void whoever_wants_no_contacts_gets_none_and_pays_no_call_for_them() {
        lab.contact("Ana Ruiz", "ana@example.org");
        Crm off = with("persona-to-contact", "off");
        delivered(off, Samples.newCase("0", "bob", "Hi"));
        lab.salesforce.calls().reset();

        delivered(off, Samples.newCase("1", Samples.author("ana", "Ana Ruiz", "ana@example.org"), "Hi"));

        assertThat(lab.salesforce.records("Case").get(1)).doesNotContainKey("ContactId");
        assertThat(lab.salesforce.journal()).noneMatch(call -> call.contains("Contact"));
    }

    @Test
    void a_contact_is_made_with_the_real_name_under_the_account_for_all() {
        String account = lab.salesforce.desk().create("Account", Map.of("Name", "Social customers"));
        Crm making = with("persona-to-contact", "create", "default-account", "Social customers");
        Delivery delivery = Samples.newCase("1", Samples.author("ana", "Ana María Ruiz", "ana@example.org"), "Hi");

        delivered(making, delivery);
        delivered(making, delivery, Samples.newCase("2", Samples.author("ana", "Ana María Ruiz", null), "Again"));

        Map<String, Object> contact = only("Contact");
        assertThat(contact)
                .containsEntry("LastName", "Ruiz")
                .containsEntry("FirstName", "Ana María")
                .containsEntry("Email", "ana@example.org")
                .containsEntry("AccountId", account)
                .containsEntry("PersonaKey__c", "fediverse:persona:id-of-ana");
        assertThat(lab.salesforce.records("Case")).hasSize(2).allSatisfy(row -> assertThat(row)
                .containsEntry("ContactId", contact.get("Id"))
                .containsEntry("AccountId", account));
        assertThat(only("ChannelPersona__c"))
                .containsEntry("Contact__c", contact.get("Id"))
                .containsEntry("MatchedBy__c", ContactMaker.MADE);
    }

    @Test
    void in_an_org_of_person_accounts_an_author_becomes_one() {
        delivered(
                with("persona-to-contact", "create"),
                Samples.newCase("1", Samples.author("ana", "Ana Ruiz", "ana@example.org"), "Hi"));

        Map<String, Object> account = only("Account");
        assertThat(account)
                .containsEntry("IsPersonAccount", true)
                .containsEntry("LastName", "Ruiz")
                .containsEntry("FirstName", "Ana")
                .containsEntry("PersonEmail", "ana@example.org");
        assertThat(only("Case"))
                .containsEntry("AccountId", account.get("Id"))
                .containsEntry("ContactId", only("Contact").get("Id"));
    }

    @Test
    void a_very_long_name_is_cut_to_what_a_contact_takes() {
        delivered(
                with("persona-to-contact", "create", "person-accounts", "off"),
                Samples.newCase("1", Samples.author("ana", "A".repeat(60) + " " + "R".repeat(90), null), "Hi"));

        assertThat(only("Contact").get("LastName").toString()).hasSizeLessThanOrEqualTo(80);
        assertThat(only("Contact").get("FirstName").toString()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void a_contact_that_a_duplicate_rule_knows_is_linked_in_either_spelling_and_not_made_again() {
        String contact = lab.contact("Ana Ruiz", null);
        lab.salesforce.setContactRule(true);
        Crm making = with("persona-to-contact", "create", "person-accounts", "off");

        delivered(making, Samples.newCase("1", Samples.author("ana", "Ana Ruiz", null), "Hi"));
        lab.salesforce.spellDuplicateResult();
        delivered(making, Samples.newCase("2", Samples.author("ana2", "Ana Ruiz", null), "Hi"));

        assertThat(only("Contact")).containsEntry("Id", contact);
        assertThat(lab.salesforce.records("Case"))
                .allSatisfy(row -> assertThat(row).containsEntry("ContactId", contact));
        assertThat(lab.salesforce.records("ChannelPersona__c")).allSatisfy(row -> assertThat(row)
                .containsEntry("MatchedBy__c", "A duplicate rule of this org found the contact."));
    }

    @Test
    void several_duplicates_are_no_contact() {
        lab.contact("Ana Ruiz", null);
        lab.contact("Ana Ruiz", null);
        lab.salesforce.setContactRule(true);

        delivered(
                with("persona-to-contact", "create", "person-accounts", "off"),
                Samples.newCase("1", Samples.author("ana", "Ana Ruiz", null), "Hi"));

        assertThat(lab.salesforce.count("Contact")).isEqualTo(2);
        assertThat(only("Case")).doesNotContainKey("ContactId");
        assertThat(only("ChannelPersona__c"))
                .containsEntry("MatchedBy__c", "2 contacts are duplicates by a rule of this org: none is linked.");
    }

    @Test
    void a_contact_that_salesforce_refuses_costs_the_customer_nothing() {
        lab.salesforce.refuseWhere("Contact", "LastName", "Ruiz", "No more Ruizes");

        delivered(
                with("persona-to-contact", "create", "person-accounts", "off"),
                Samples.newCase("1", Samples.author("ana", "Ana Ruiz", null), "Hi"));

        assertThat(only("Case")).doesNotContainKey("ContactId");
        assertThat(only("ChannelPersona__c").get("MatchedBy__c").toString()).contains("No more Ruizes");
    }

    @Test
    void an_org_that_lacks_the_field_still_gets_its_cases() {
        delivered(
                with("contact-profile-fields", "Nowhere__c"),
                Samples.newCase("1", Samples.author("ana", "Ana Ruiz", null), "Hi"));

        assertThat(only("Case")).doesNotContainKey("ContactId");
    }

    @Test
    void the_check_tells_of_accounts_owners_and_fields_that_are_not_there() {
        lab.salesforce.desk().create("Account", Map.of("Name", "Twice"));
        lab.salesforce.desk().create("Account", Map.of("Name", "Twice"));

        List<String> told = with(
                        "persona-to-contact", "create",
                        "default-account", "Twice",
                        "default-owner", "Nobody",
                        "contact-profile-fields", "Nowhere__c")
                .check()
                .stream()
                .map(finding -> finding.message())
                .toList();

        assertThat(told)
                .anySatisfy(message -> assertThat(message).contains("default-account", "several", "Twice"))
                .anySatisfy(message -> assertThat(message).contains("default-owner", "Nobody"))
                .anySatisfy(message -> assertThat(message).contains("Nowhere__c on Contact"));
    }

    @Test
    void the_check_has_nothing_to_say_where_all_is_there() {
        lab.salesforce.desk().create("Account", Map.of("Name", "Once"));

        assertThat(with(
                                "persona-to-contact", "create",
                                "default-account", "Once",
                                "default-owner", "Social",
                                "contact-profile-fields", "Profile__c")
                        .check())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.OK));
    }
}
