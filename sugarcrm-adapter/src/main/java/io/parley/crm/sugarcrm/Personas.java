package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Author;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the CRM knows of authors: a note for each, below the author's newest case, that names the contact once there is
 * one. Where a rep gives that case a contact, the author is that contact from then on.
 */
final class Personas {

    private static final Logger log = LoggerFactory.getLogger(Personas.class);
    private static final String NOTES = "Notes";
    private static final Set<String> KNOWN = Set.of("contact_id", "parent_type", "parent_id");

    private final SugarServer server;
    private final CaseContacts cases;

    Personas(SugarServer server, CaseContacts cases) {
        this.server = server;
        this.cases = cases;
    }

    /** The contact of each author of whom it is known, by the author's key. */
    Map<String, String> contacts(String channel, List<Author> authors) {
        Set<String> keys = new HashSet<>();
        authors.stream()
                .filter(author -> author.id() != null)
                .forEach(author -> keys.add(Keys.author(channel, author)));
        Map<String, Bean> notes = server.lookUp(NOTES, keys, KNOWN);
        Map<String, String> contacts = new HashMap<>();
        Map<String, String> asked = new HashMap<>();
        notes.forEach((key, note) -> {
            if (!note.get("contact_id").isEmpty()) {
                contacts.put(key, note.get("contact_id"));
            } else if (note.get("parent_type").equals("Cases")
                    && !note.get("parent_id").isEmpty()) {
                asked.put(key, note.get("parent_id"));
            }
        });
        Map<String, String> said = cases.of(new HashSet<>(asked.values()));
        asked.forEach((key, id) -> {
            if (said.containsKey(id)) {
                contacts.put(key, said.get(id));
            }
        });
        return contacts;
    }

    /** Who somebody is helps the next case and holds up none: what can't be saved now is saved then. */
    void remember(List<Going> batch) {
        try {
            keep(batch);
        } catch (CrmFailure failure) {
            if (!(failure.outcome() instanceof Outcome.Retry)) {
                throw failure;
            }
            log.atInfo().log(
                    "Who the authors are is kept with their next case: {}",
                    failure.outcome().reason());
        }
    }

    /** Keeps for each delivery whose author has an id who that is, and which record is the newest. */
    private void keep(List<Going> batch) {
        Map<String, Going> newest = new LinkedHashMap<>();
        batch.stream()
                .filter(going -> going.mention().actor().id() != null)
                .forEach(going -> newest.put(
                        Keys.author(
                                going.mention().key().channel(), going.mention().actor()),
                        going));
        if (newest.isEmpty()) {
            return;
        }
        Map<String, Bean> there = server.lookUp(NOTES, newest.keySet(), KNOWN);
        List<NewBean> added = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        newest.forEach((key, going) -> {
            Bean note = there.get(key);
            if (note == null) {
                added.add(new NewBean(NOTES, key, values(going)));
            } else if (isNews(note, going)) {
                changes.add(new Change(NOTES, note.id(), place(going)));
            }
        });
        if (!added.isEmpty()) {
            server.create(added);
        }
        if (!changes.isEmpty()) {
            server.change(changes);
        }
    }

    private static boolean isNews(Bean note, Going going) {
        boolean known = !note.get("contact_id").isEmpty();
        return going.contact != null ? !going.contact.equals(note.get("contact_id")) : !known;
    }

    private static Map<String, String> place(Going going) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("parent_type", Records.module(going.kind()));
        values.put("parent_id", going.record());
        if (going.contact != null) {
            values.put("contact_id", going.contact);
        }
        return values;
    }

    private static Map<String, String> values(Going going) {
        Author author = going.mention().actor();
        Map<String, String> values = new LinkedHashMap<>(place(going));
        String name = FieldText.line(author.displayName());
        values.put("name", FieldText.fit("Author: " + name + ", " + Facts.who(going.mention()), 255, null));
        values.put(Talk.WORDS, description(author));
        values.put("portal_flag", "false");
        return values;
    }

    private static String description(Author author) {
        List<String> lines = new ArrayList<>();
        if (author.url() != null) {
            lines.add(FieldText.line(author.url()));
        }
        if (author.followers() != null) {
            lines.add(author.followers() + " followers when this was written");
        }
        return String.join("\n", lines);
    }
}
