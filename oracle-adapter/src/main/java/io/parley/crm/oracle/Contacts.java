package io.parley.crm.oracle;

import io.parley.crm.ContactMatch;
import io.parley.crm.ContactMatch.Evidence;
import io.parley.crm.ContactMatch.Strength;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Author;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contacts that may be authors: by what the tenant's service requests tell, by the key of a contact that was made
 * for the author, and by the e-mail address.
 */
final class Contacts {

    static final String EMAIL = "ContactEmail";
    private static final String FIRST = "ContactFirstName";
    private static final String LAST = "ContactLastName";

    /** So many authors are asked about at once: each brings up to three conditions. */
    private static final int AUTHORS = 20;

    /** An address that more contacts have than this is nobody's own. */
    private static final int MOST = 500;

    private final OracleServer server;
    private final Personas personas;

    Contacts(OracleServer server, Personas personas) {
        this.server = server;
        this.personas = personas;
    }

    /** The one contact for which the evidence speaks; null when there is none, or more than one. */
    static @Nullable String only(List<ContactMatch> candidates) {
        List<ContactMatch> known = candidates.stream()
                .filter(match -> match.strength() == Strength.KNOWN)
                .toList();
        List<ContactMatch> count = known.isEmpty() ? candidates : known;
        return count.size() == 1 ? count.get(0).id() : null;
    }

    /** Candidates for each author, strongest first, in the order of the authors. */
    List<List<ContactMatch>> match(String channel, List<Author> authors) {
        Map<String, String> known = personas.contacts(channel, authors);
        List<List<ContactMatch>> all = new ArrayList<>();
        for (List<Author> some : Chunks.of(authors, AUTHORS)) {
            List<Item> contacts = read(channel, some, known);
            some.forEach(author -> all.add(candidates(channel, author, known, contacts)));
        }
        return all;
    }

    private List<Item> read(String channel, List<Author> authors, Map<String, String> known) {
        Set<SearchSpec> conditions = new LinkedHashSet<>();
        for (Author author : authors) {
            if (author.id() != null) {
                conditions.add(SearchSpec.is(Talk.KEY, Keys.contact(channel, author)));
                String said = known.get(Keys.author(channel, author));
                if (said != null) {
                    conditions.add(SearchSpec.is("Id", said));
                }
            }
            if (!email(author).isEmpty()) {
                conditions.add(SearchSpec.isInAnyCase(EMAIL, email(author)));
            }
        }
        if (conditions.isEmpty()) {
            return List.of();
        }
        return server.query(new Query(
                Schema.CONTACT,
                SearchSpec.either(List.copyOf(conditions)),
                Set.of("Id", FIRST, LAST, EMAIL, Talk.KEY),
                null,
                null,
                MOST));
    }

    private List<ContactMatch> candidates(
            String channel, Author author, Map<String, String> known, List<Item> contacts) {
        Map<Evidence, List<ContactMatch>> ranked = new LinkedHashMap<>();
        for (Item contact : contacts) {
            Set<Evidence> evidence = evidence(channel, author, known, contact);
            if (!evidence.isEmpty()) {
                ranked.computeIfAbsent(evidence.iterator().next(), strongest -> new ArrayList<>())
                        .add(match(contact, evidence));
            }
        }
        List<ContactMatch> all = new ArrayList<>();
        for (Evidence strongest : Evidence.values()) {
            all.addAll(ranked.getOrDefault(strongest, List.of()));
        }
        return all;
    }

    private static Set<Evidence> evidence(String channel, Author author, Map<String, String> known, Item contact) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        if (author.id() != null) {
            if (contact.get("Id").equals(known.get(Keys.author(channel, author)))) {
                evidence.add(Evidence.PERSONA_KNOWN);
            }
            if (contact.get(Talk.KEY).equals(Keys.contact(channel, author))) {
                evidence.add(Evidence.EXTERNAL_ID_FIELD);
            }
        }
        if (!email(author).isEmpty() && email(author).equals(fold(contact.get(EMAIL)))) {
            evidence.add(Evidence.EMAIL);
        }
        return evidence;
    }

    private ContactMatch match(Item contact, Set<Evidence> evidence) {
        String name = (contact.get(FIRST) + ' ' + contact.get(LAST)).strip();
        String id = contact.get("Id");
        return new ContactMatch(id, name, server.address(Schema.CONTACT, id), evidence);
    }

    private static String email(Author author) {
        return author.email() == null ? "" : fold(author.email());
    }

    private static String fold(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
