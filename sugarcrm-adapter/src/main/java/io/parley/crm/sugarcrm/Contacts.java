package io.parley.crm.sugarcrm;

import io.parley.crm.ContactMatch;
import io.parley.crm.ContactMatch.Evidence;
import io.parley.crm.ContactMatch.Strength;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.Author;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the contacts that may be authors: by what is known of the author in the CRM, and by the e-mail address. */
final class Contacts {

    static final String MODULE = "Contacts";
    private static final Set<String> NAME = Set.of("first_name", "last_name");

    private final SugarServer server;
    private final Personas personas;

    Contacts(SugarServer server, Personas personas) {
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
        Map<String, List<Bean>> byEmail = server.withEmail(MODULE, emails(authors), NAME);
        Map<String, Bean> read = server.read(MODULE, new HashSet<>(known.values()), NAME);
        List<List<ContactMatch>> all = new ArrayList<>();
        for (Author author : authors) {
            Map<String, Found> found = new LinkedHashMap<>();
            Bean said = author.id() == null ? null : read.get(known.getOrDefault(Keys.author(channel, author), ""));
            if (said != null) {
                add(found, said, Evidence.PERSONA_KNOWN);
            }
            byEmail.getOrDefault(email(author), List.of()).forEach(contact -> add(found, contact, Evidence.EMAIL));
            all.add(found.values().stream().map(this::match).toList());
        }
        return all;
    }

    private record Found(Bean contact, Set<Evidence> evidence) {}

    private static void add(Map<String, Found> found, Bean contact, Evidence evidence) {
        found.computeIfAbsent(contact.id(), id -> new Found(contact, EnumSet.noneOf(Evidence.class)))
                .evidence()
                .add(evidence);
    }

    private ContactMatch match(Found found) {
        Bean contact = found.contact();
        String name = (contact.get("first_name") + ' ' + contact.get("last_name")).strip();
        return new ContactMatch(contact.id(), name, server.address(MODULE, contact.id()), found.evidence());
    }

    private static Set<String> emails(List<Author> authors) {
        Set<String> emails = new HashSet<>();
        authors.stream().map(Contacts::email).filter(email -> !email.isEmpty()).forEach(emails::add);
        return emails;
    }

    private static String email(Author author) {
        return author.email() == null ? "" : author.email().strip().toLowerCase(Locale.ROOT);
    }
}
