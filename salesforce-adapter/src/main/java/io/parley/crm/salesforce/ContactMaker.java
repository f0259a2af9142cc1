package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.ContactLookup.Person;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes contacts, or person accounts, for authors whom Salesforce does not know. The unique persona key on them makes a
 * repeat, and a second worker, find the one that stands; a contact that a duplicate rule of the org takes for theirs is
 * linked instead of made again.
 */
final class ContactMaker {

    static final String MADE = "Made by Parley for this author.";

    private static final Logger log = LoggerFactory.getLogger(ContactMaker.class);

    private final String crm;
    private final SalesforceApi api;
    private final RecordFields fields;
    private final Accounts accounts;

    ContactMaker(String crm, SalesforceApi api, RecordFields fields, Accounts accounts) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.accounts = accounts;
    }

    void make(Map<Person, List<Going>> unknown) {
        String personType = accounts.personType();
        String account = personType == null ? accounts.byDefault() : null;
        List<Person> people = List.copyOf(unknown.keySet());
        List<ObjectNode> bodies =
                people.stream().map(person -> body(person, personType, account)).toList();
        List<SaveResult> results = api.createUnlessDuplicate(bodies);
        Map<String, Person> made = new LinkedHashMap<>();
        List<Person> standing = new ArrayList<>();
        Map<Person, ObjectNode> alike = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            Person person = people.get(i);
            if (problem == null) {
                made.put(String.valueOf(results.get(i).id()), person);
            } else if (problem.is("DUPLICATE_VALUE")) {
                standing.add(person);
            } else if (problem.is("DUPLICATES_DETECTED")) {
                alike.put(person, bodies.get(i));
            } else {
                refused(unknown.getOrDefault(person, List.of()), problem);
            }
        }
        made(made, personType != null, account, unknown);
        standing(standing, unknown);
        alike(alike, unknown);
    }

    private ObjectNode body(Person person, @Nullable String personType, @Nullable String account) {
        String key = String.valueOf(person.persona());
        return personType == null
                ? fields.contact(key, person.author(), account)
                : fields.personAccount(key, person.author(), personType);
    }

    private void made(
            Map<String, Person> byId, boolean persons, @Nullable String account, Map<Person, List<Going>> unknown) {
        Map<String, String> contacts = persons ? accounts.contactsOf(byId.keySet()) : Map.of();
        byId.forEach((id, person) -> {
            String contact = persons ? contacts.get(id) : id;
            link(unknown, person, new ContactLink(contact, persons ? id : account, MADE));
        });
    }

    /** Another worker, or an attempt whose answer was lost, has made them. */
    private void standing(List<Person> people, Map<Person, List<Going>> unknown) {
        Map<String, Person> byKey = new LinkedHashMap<>();
        people.forEach(person -> byKey.put(String.valueOf(person.persona()), person));
        String select = "SELECT Id, AccountId, PersonaKey__c FROM Contact WHERE PersonaKey__c IN ";
        for (JsonNode row : api.queryFor(byKey.keySet(), list -> select + list)) {
            Person person = byKey.get(row.path("PersonaKey__c").asText());
            if (person != null) {
                link(
                        unknown,
                        person,
                        new ContactLink(
                                row.path("Id").asText(), row.path("AccountId").asText(null), MADE));
            }
        }
    }

    /** A collection does not tell which contacts the duplicate rule means; a request for one does. */
    private void alike(Map<Person, ObjectNode> bodies, Map<Person, List<Going>> unknown) {
        if (bodies.isEmpty()) {
            return;
        }
        List<JsonNode> answers = api.createEach(List.copyOf(bodies.values()), Map.of());
        int at = 0;
        for (Person person : bodies.keySet()) {
            JsonNode body = answers.get(at++).path("body");
            Set<String> same = duplicates(body);
            if (body.path("success").asBoolean()) {
                link(unknown, person, new ContactLink(body.path("id").asText(), null, MADE));
            } else if (same.size() == 1) {
                String contact = same.iterator().next();
                link(
                        unknown,
                        person,
                        new ContactLink(contact, null, "A duplicate rule of this org found the contact."));
            } else if (same.isEmpty()) {
                refused(unknown.getOrDefault(person, List.of()), Problem.of(body.path(0)));
            } else {
                link(
                        unknown,
                        person,
                        ContactLink.none(
                                same.size() + " contacts are duplicates by a rule of this org: none is linked."));
            }
        }
    }

    /** The contacts that a duplicate rule names. */
    static Set<String> duplicates(JsonNode errors) {
        Set<String> contacts = new LinkedHashSet<>(SaveResult.duplicates(errors));
        contacts.removeIf(id -> !id.startsWith(ContactLookup.CONTACT));
        return contacts;
    }

    private void refused(List<Going> theirs, Problem problem) {
        Outcome.Failure failure = ErrorTable.ofRecord("contact", problem);
        for (Going going : theirs) {
            if (failure instanceof Outcome.Retry) {
                going.end(failure);
            } else {
                going.contact = ContactLink.none("No contact: " + failure.reason());
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .addKeyValue("mention", going.mention().key())
                        .log("The case goes on without a contact. {}", failure.reason());
            }
        }
    }

    private static void link(Map<Person, List<Going>> unknown, Person person, ContactLink link) {
        unknown.getOrDefault(person, List.of()).forEach(going -> going.contact = link);
    }
}
