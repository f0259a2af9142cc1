package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.RecordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which contact a case belongs to: a field of the case in commercial Sugar, a relation elsewhere. */
final class CaseContacts {

    private static final String CASES = "Cases";
    private static final String FIELD = "primary_contact_id";
    private static final String LINK = "contacts";

    private final SugarServer server;
    private final Schema schema;

    CaseContacts(SugarServer server, Schema schema) {
        this.server = server;
        this.schema = schema;
    }

    /** The contact of each case that has exactly one, by the case's id. */
    Map<String, String> of(Set<String> cases) {
        Map<String, String> contacts = new HashMap<>();
        if (schema.has(CASES, FIELD)) {
            server.read(CASES, cases, Set.of(FIELD)).forEach((id, bean) -> {
                if (!bean.get(FIELD).isEmpty()) {
                    contacts.put(id, bean.get(FIELD));
                }
            });
            return contacts;
        }
        for (String id : cases) {
            Set<String> found = new HashSet<>();
            server.related(CASES, id, LINK, Set.of("last_name")).stream()
                    .map(Bean::id)
                    .forEach(found::add);
            if (found.size() == 1) {
                contacts.put(id, found.iterator().next());
            }
        }
        return contacts;
    }

    /** Gives cases their contacts; where that fails the delivery is tried again. */
    void link(List<Going> batch) {
        List<Going> linked = batch.stream()
                .filter(going -> going.contact != null && going.kind() == RecordKind.CASE)
                .toList();
        if (linked.isEmpty()) {
            return;
        }
        List<Saved> saved = schema.has(CASES, FIELD)
                ? server.change(linked.stream()
                        .map(going ->
                                new Change(CASES, going.record(), Map.of(FIELD, Objects.requireNonNull(going.contact))))
                        .toList())
                : server.relate(linked.stream()
                        .map(going -> new Relation(
                                CASES, going.record(), LINK, Contacts.MODULE, Objects.requireNonNull(going.contact)))
                        .toList());
        for (int i = 0; i < linked.size(); i++) {
            if (saved.get(i) instanceof Saved.Failed failed) {
                linked.get(i).end(failed.outcome());
            }
        }
    }
}
