package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.ContactMatch.Evidence;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.Soql;
import io.parley.model.Author;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the contacts of authors: the one that their persona is linked to, else those with their e-mail address or
 * their profile's: in one call for however many authors.
 */
final class ContactLookup {

    /** Ids of contacts begin so. */
    static final String CONTACT = "003";

    private final SalesforceApi api;
    private final Social social;
    private final List<String> profileFields;

    ContactLookup(SalesforceApi api, Social social, List<String> profileFields) {
        this.api = api;
        this.social = social;
        this.profileFields = profileFields;
    }

    /**
     * Somebody to look for.
     *
     * @param persona the key of their persona; null when nothing tells them from another
     */
    record Person(@Nullable String persona, Author author) {}

    /** A contact that may be the one. */
    record Candidate(String id, String name, @Nullable String account, Set<Evidence> evidence) {

        private Candidate and(Candidate same) {
            Set<Evidence> both = EnumSet.copyOf(evidence);
            both.addAll(same.evidence);
            return new Candidate(id, name, account, both);
        }
    }

    /** The candidates for each, in the same order. */
    List<List<Candidate>> of(List<Person> people) {
        Map<String, Candidate> known = new HashMap<>();
        Map<String, List<Candidate>> byEmail = new HashMap<>();
        Map<String, List<Candidate>> byProfile = new HashMap<>();
        Bundle bundle = api.bundle();
        linked(bundle, values(people, Person::persona), known);
        search(bundle, "Email", values(people, ContactLookup::email), Evidence.EMAIL, ContactLookup::folded, byEmail);
        Set<String> profiles = values(people, ContactLookup::profile);
        List.copyOf(profiles).forEach(url -> profiles.add(url + "/"));
        profileFields.forEach(
                field -> search(bundle, field, profiles, Evidence.PROFILE_URL, ContactLookup::bare, byProfile));
        bundle.send();
        List<List<Candidate>> all = new ArrayList<>();
        for (Person person : people) {
            Candidate linked = known.get(text(person.persona()));
            Map<String, Candidate> found = new LinkedHashMap<>();
            add(found, byEmail.get(text(email(person))));
            add(found, byProfile.get(text(profile(person))));
            all.add(linked == null ? List.copyOf(found.values()) : List.of(linked));
        }
        return all;
    }

    private static void add(Map<String, Candidate> found, @Nullable List<Candidate> more) {
        if (more != null) {
            more.forEach(each -> found.merge(SalesforceId.core(each.id()), each, Candidate::and));
        }
    }

    private void linked(Bundle bundle, Set<String> keys, Map<String, Candidate> known) {
        SocialObjects objects = social.objects();
        String account = objects.accountOfContact();
        String select =
                "SELECT " + objects.personaKey() + ", " + objects.contact() + ", " + objects.contactOf() + ".Name"
                        + (account == null ? "" : ", " + account) + " FROM " + objects.persona()
                        + " WHERE IsDeleted = false AND "
                        + objects.hasContact() + " AND " + objects.personaKey() + " IN ";
        for (String list : Soql.longLists(keys)) {
            bundle.queryAll(
                    select + list,
                    rows -> rows.forEach(row -> {
                        String id = row.path(objects.contact()).asText();
                        // Where a persona may belong to something else, only the prefix of an id tells what it is.
                        if (id.startsWith(CONTACT)) {
                            known.put(
                                    row.path(objects.personaKey()).asText(),
                                    candidate(id, row.path(objects.contactOf()), Evidence.PERSONA_KNOWN));
                        }
                    }));
        }
    }

    private static void search(
            Bundle bundle,
            String field,
            Set<String> values,
            Evidence evidence,
            Function<String, String> plain,
            Map<String, List<Candidate>> found) {
        String select =
                "SELECT Id, Name, AccountId, " + field + " FROM Contact WHERE IsDeleted = false AND " + field + " IN ";
        for (String list : Soql.longLists(values)) {
            bundle.queryAll(
                    select + list,
                    rows -> rows.forEach(row -> found.computeIfAbsent(
                                    plain.apply(row.path(field).asText()), none -> new ArrayList<>())
                            .add(candidate(row.path("Id").asText(), row, evidence))));
        }
    }

    private static Candidate candidate(String id, JsonNode contact, Evidence evidence) {
        JsonNode account = contact.path("AccountId");
        return new Candidate(
                id,
                contact.path("Name").asText(""),
                account.isTextual() ? account.asText() : null,
                EnumSet.of(evidence));
    }

    private static Set<String> values(List<Person> people, Function<Person, @Nullable String> value) {
        Set<String> values = new LinkedHashSet<>();
        for (Person person : people) {
            String one = value.apply(person);
            if (one != null && !one.isBlank()) {
                values.add(one);
            }
        }
        return values;
    }

    private static @Nullable String email(Person person) {
        String email = person.author().email();
        return email == null ? null : folded(email);
    }

    private static @Nullable String profile(Person person) {
        String url = person.author().url();
        return url == null ? null : bare(url);
    }

    private static String folded(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String text(@Nullable String key) {
        return key == null ? "" : key;
    }
}
