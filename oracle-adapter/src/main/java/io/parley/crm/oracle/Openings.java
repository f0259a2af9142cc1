package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Written;
import io.parley.model.Delivery.Existing;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sure that each delivery has a record that stands as was decided: a new one, or one that is there. */
final class Openings {

    private final OracleServer server;
    private final Records records;
    private final RecordFields fields;
    private final Statuses statuses;
    private final Owners owners;
    private final String authorField;
    private final @Nullable String account;

    /** @param account the id of the account that new service requests belong to; null for none */
    Openings(
            OracleServer server,
            Records records,
            RecordFields fields,
            Statuses statuses,
            Owners owners,
            String authorField,
            @Nullable String account) {
        this.server = server;
        this.records = records;
        this.fields = fields;
        this.statuses = statuses;
        this.owners = owners;
        this.authorField = authorField;
        this.account = account;
    }

    /** Opens records; one that was opened before is left as it is. */
    void open(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            List<Going> fresh = batch.stream()
                    .filter(going -> going.isNew() && going.kind() == kind)
                    .toList();
            List<Item> items =
                    fresh.stream().map(going -> Item.of(values(going))).toList();
            List<Written> written = items.isEmpty() ? List.of() : server.insert(Records.object(kind), items);
            for (int i = 0; i < fresh.size(); i++) {
                if (written.get(i) instanceof Written.Done done) {
                    fresh.get(i).recordId = done.id();
                } else {
                    fresh.get(i).end(((Written.Failed) written.get(i)).outcome());
                }
            }
        }
    }

    private Map<String, String> values(Going going) {
        boolean request = going.kind() == RecordKind.CASE;
        Map<String, String> values =
                new LinkedHashMap<>(fields.of(request ? Sections.REQUEST : Sections.LEAD, going.delivery()));
        values.put(Talk.KEY, Keys.record(going.key()));
        put(values, Statuses.FIELD, request ? statuses.open() : statuses.lead());
        put(values, Owners.FIELD, owners.of(going.delivery().decision()));
        if (request) {
            values.put(authorField, going.hasAuthor() ? going.author() : "");
            put(values, "ContactId", going.contact);
            put(values, "AccountId", account);
            values.values().removeIf(String::isEmpty);
        }
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(field, value);
        }
    }

    /** Looks whether records still stand as they stood when it was decided what joins them, and opens closed ones. */
    void join(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            List<Going> of = batch.stream()
                    .filter(going -> !going.isNew() && going.kind() == kind)
                    .toList();
            if (!of.isEmpty()) {
                Map<String, Item> there =
                        records.read(kind, of.stream().map(Going::record).toList());
                of.forEach(going -> look(going, there.get(going.record())));
                change(kind, Going.open(of));
            }
        }
    }

    private void look(Going going, @Nullable Item record) {
        going.record = record;
        if (record == null && going.mention().tombstone()) {
            going.arrived(((Existing) going.delivery().placement()).record());
        } else if (record == null) {
            going.end(new Outcome.Retry("The record was deleted or merged a moment ago.", null));
        } else if (records.isClosed(going.kind(), record) && !going.reopens() && !going.revises()) {
            going.end(new Outcome.Retry("The record was closed a moment ago.", null));
        }
    }

    /** Opens closed service requests again, and marks those of others as ones whose replies are heard. */
    private void change(RecordKind kind, List<Going> batch) {
        Map<String, Item> changes = new LinkedHashMap<>();
        for (Going going : batch) {
            Map<String, String> values = new LinkedHashMap<>();
            Item record = going.record;
            if (kind == RecordKind.CASE && record != null) {
                if (going.reopens() && records.isClosed(kind, record)) {
                    values.put(Statuses.FIELD, statuses.open());
                }
                if (!records.isOurs(record)
                        && going.hasAuthor()
                        && record.get(authorField).isEmpty()) {
                    values.put(authorField, going.author());
                }
            }
            if (!values.isEmpty()) {
                values.put("Id", going.record());
                changes.put(going.record(), Item.of(values));
            }
        }
        List<Item> all = List.copyOf(changes.values());
        List<Written> written = all.isEmpty() ? List.of() : server.update(Records.object(kind), all);
        for (int i = 0; i < all.size(); i++) {
            if (written.get(i) instanceof Written.Failed failed) {
                String id = all.get(i).get("Id");
                batch.stream().filter(going -> going.record().equals(id)).forEach(going -> going.end(failed.outcome()));
            }
        }
    }
}
