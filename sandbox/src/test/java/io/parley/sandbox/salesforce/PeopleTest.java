package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Contacts, person accounts and owners, as strict as an org is about them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PeopleTest {

    private final Org61 org = new Org61(Options.on(0, null).with(Feature.PERSON_ACCOUNTS));

    @AfterEach
    void stop() {
        org.close();
    }

    private String personType() {
        return org.column("Id", "SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true")
                .get(0);
    }

    @Test
    void a_person_account_brings_its_contact_along() {
        String account = org.created(
                "Account",
                Map.of("RecordTypeId", personType(), "LastName", "Ruiz", "PersonaKey__pc", "square:persona:1"));

        assertThat(org.sandbox.records("Account"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("Name", "Ruiz").containsEntry("IsPersonAccount", true));
        assertThat(org.sandbox.records("Contact")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("AccountId", account)
                .containsEntry("LastName", "Ruiz")
                .containsEntry("PersonaKey__c", "square:persona:1"));
        assertThat(org.column("PersonContactId", "SELECT PersonContactId FROM Account"))
                .isEqualTo(org.column("Id", "SELECT Id FROM Contact"));
    }

    @Test
    void each_kind_of_account_refuses_the_name_of_the_other() {
        Http.Reply person =
                org.create("Account", Map.of("RecordTypeId", personType(), "LastName", "Ruiz", "Name", "Ruiz"));
        Http.Reply business = org.create("Account", Map.of("Name", "Acme", "LastName", "Ruiz"));

        assertThat(Org61.fields(person)).containsExactly("Name");
        assertThat(Org61.fields(business)).containsExactly("LastName");
        assertThat(org.sandbox.count("Contact")).isZero();
    }

    @Test
    void an_org_without_person_accounts_has_no_field_for_them() {
        try (Org61 other = new Org61()) {
            assertThat(Org61.code(other.query("SELECT IsPersonAccount FROM Account")))
                    .isEqualTo("INVALID_FIELD");
            assertThat(other.create("Account", Map.of("Name", "Acme")).status()).isEqualTo(201);
        }
    }

    @Test
    void nothing_is_given_to_a_user_who_has_left() {
        String rep = org.sandbox.desk().rep();
        String mine = org.created("Case", Map.of("OwnerId", rep, "Status", "Closed"));
        org.sandbox.desk().update("User", rep, Map.of("IsActive", false));

        assertThat(Org61.code(org.create("Case", Map.of("OwnerId", rep)))).isEqualTo("INACTIVE_OWNER_OR_USER");
        assertThat(Org61.code(org.http.patch(Org61.BASE + "/sobjects/Case/" + mine, Map.of("Status", "New"))))
                .isEqualTo("INACTIVE_OWNER_OR_USER");
        assertThat(org.http
                        .patch(Org61.BASE + "/sobjects/Case/" + mine, Map.of("Subject", "still his"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void the_active_assignment_rule_applies_unless_the_call_says_otherwise() {
        String rep = org.sandbox.desk().rep();
        String queue =
                org.column("Id", "SELECT Id FROM Group WHERE Name = 'Billing'").get(0);
        org.sandbox.assign("Case", rep, true);
        String other = org.sandbox.assign("Case", queue, false);

        assertThat(owner()).isEqualTo(rep);
        assertThat(owner("Sforce-Auto-Assign", "TRUE")).isEqualTo(rep);
        assertThat(owner("Sforce-Auto-Assign", other)).isEqualTo(queue);
        assertThat(owner("Sforce-Auto-Assign", "FALSE")).isNotIn(rep, queue);
        assertThat(org.http
                        .post(Org61.BASE + "/sobjects/Case", Map.of(), "Sforce-Auto-Assign", "no-id")
                        .status())
                .isEqualTo(400);
    }

    private Object owner(String... headers) {
        String id = org.http
                .post(Org61.BASE + "/sobjects/Case", Map.of("Subject", "x"), headers)
                .json()
                .path("id")
                .asText();
        return org.sandbox.records("Case").stream()
                .filter(row -> id.equals(row.get("Id")))
                .findFirst()
                .orElseThrow()
                .get("OwnerId");
    }

    @Test
    void a_contact_that_the_duplicate_rule_knows_is_told_in_either_spelling() {
        org.sandbox.setContactRule(true);
        Map<String, String> ana = Map.of("LastName", "Ana", "Email", "ana@example.org");
        String id = org.created("Contact", ana);

        String told = org.create("Contact", ana).text();
        org.sandbox.spellDuplicateResult();
        String spelt = org.create("Contact", ana).text();

        assertThat(told).contains("duplicateResut").contains(id);
        assertThat(spelt).contains("duplicateResult").contains(id);
        Http.Reply many = org.http.post(
                Org61.BASE + "/composite/sobjects",
                Map.of("records", Org61.typed("Contact", List.of(Map.copyOf(ana)))));
        assertThat(many.text()).contains("DUPLICATES_DETECTED").doesNotContain(id);
    }
}
