package io.parley.crm.salesforce;

import io.parley.crm.ContactMatch;
import io.parley.crm.ContactMatch.Evidence;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.ContactLookup.Candidate;
import io.parley.crm.salesforce.ContactLookup.Person;
import io.parley.crm.salesforce.ContactSettings.Mode;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.model.Author;
import io.parley.model.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the contact that a new case belongs to. What a rep linked holds; else the evidence must point to one contact
 * alone. Whatever goes wrong here costs the customer nothing: the case is opened without a contact.
 */
final class Contacts {

    private static final Logger log = LoggerFactory.getLogger(Contacts.class);

    /** What an org answers that lacks a field, or does not show it to the integration user. */
    private static final Pattern NOT_SEEN = Pattern.compile("INVALID_FIELD|INVALID_TYPE");

    private final String crm;
    private final ContactSettings settings;
    private final ContactLookup lookup;
    private final ContactMaker maker;
    private final SalesforceApi api;

    Contacts(String crm, ContactSettings settings, SalesforceApi api, Social social, ContactMaker maker) {
        this.crm = crm;
        this.settings = settings;
        this.api = api;
        this.lookup = new ContactLookup(api, social, settings.profileFields());
        this.maker = maker;
    }

    /** The candidates for authors of one channel. */
    List<List<ContactMatch>> match(String channel, List<Author> authors) {
        List<Person> people = authors.stream()
                .map(author -> new Person(RecordFields.personaKey(channel, author), author))
                .toList();
        List<List<ContactMatch>> all = new ArrayList<>();
        for (List<Candidate> candidates : lookup.of(people)) {
            all.add(candidates.stream().map(this::told).toList());
        }
        return all;
    }

    private ContactMatch told(Candidate candidate) {
        String url = api.client().instanceUrl() + "/lightning/r/Contact/" + candidate.id() + "/view";
        return new ContactMatch(candidate.id(), candidate.name(), url, candidate.evidence());
    }

    /** Finds out about the authors of new cases; the others' cases have their contact already. */
    void link(List<Going> batch) {
        Map<Person, List<Going>> people = new LinkedHashMap<>();
        for (Going going : batch) {
            if (going.isNew() && going.delivery.decision() instanceof Decision.OpenCase) {
                Person person = new Person(
                        RecordFields.personaKey(going.mention()),
                        going.mention().actor());
                people.computeIfAbsent(person, none -> new ArrayList<>()).add(going);
            }
        }
        if (settings.mode() == Mode.OFF || people.isEmpty()) {
            return;
        }
        try {
            look(people);
        } catch (CrmFailure failure) {
            if (!NOT_SEEN.matcher(String.valueOf(failure.getMessage())).find()) {
                throw failure;
            }
            // `parley check` tells what the integration user may not see.
            log.atWarn().addKeyValue("crm", crm).log("Cases go on without contacts. {}", failure.getMessage());
        }
    }

    private void look(Map<Person, List<Going>> people) {
        List<Person> all = List.copyOf(people.keySet());
        List<List<Candidate>> found = lookup.of(all);
        Map<Person, List<Going>> unknown = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            List<Going> theirs = people.getOrDefault(all.get(i), List.of());
            if (!found.get(i).isEmpty()) {
                ContactLink link = chosen(found.get(i));
                theirs.forEach(going -> going.contact = link);
            } else if (all.get(i).persona() != null) {
                unknown.put(all.get(i), theirs);
            }
        }
        if (settings.mode() == Mode.CREATE && !unknown.isEmpty()) {
            maker.make(unknown);
        }
    }

    private static ContactLink chosen(List<Candidate> candidates) {
        Candidate first = candidates.get(0);
        Set<Evidence> evidence = first.evidence();
        if (evidence.contains(Evidence.PERSONA_KNOWN)) {
            return new ContactLink(first.id(), first.account(), null);
        }
        if (candidates.size() > 1) {
            return ContactLink.none(
                    candidates.size() + " contacts have the same " + words(evidence) + ": none is linked.");
        }
        return new ContactLink(first.id(), first.account(), "Has the same " + words(evidence) + ".");
    }

    private static String words(Set<Evidence> evidence) {
        if (evidence.size() > 1) {
            return "e-mail address and profile";
        }
        return evidence.contains(Evidence.EMAIL) ? "e-mail address" : "profile";
    }
}
