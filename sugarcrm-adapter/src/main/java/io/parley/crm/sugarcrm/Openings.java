package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.Delivery.Existing;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes sure that each delivery has a record that stands as was decided: a new one, or one that is there. */
final class Openings {

    private final SugarServer server;
    private final Records records;
    private final Statuses statuses;
    private final Fields fields;
    private final Owners owners;
    private final Schema schema;

    Openings(SugarServer server, Records records, Statuses statuses, Fields fields, Owners owners, Schema schema) {
        this.server = server;
        this.records = records;
        this.statuses = statuses;
        this.fields = fields;
        this.owners = owners;
        this.schema = schema;
    }

    /** Opens records; one that was opened before is left as it is. */
    void open(List<Going> batch) {
        List<Going> fresh = batch.stream().filter(Going::isNew).toList();
        List<Saved> saved = server.create(fresh.stream()
                .map(going -> new NewBean(
                        Records.module(going.kind()),
                        Keys.record(going.delivery().key()),
                        values(going)))
                .toList());
        for (int i = 0; i < fresh.size(); i++) {
            if (saved.get(i) instanceof Saved.Done done) {
                fresh.get(i).recordId = done.id();
                fresh.get(i).fresh = done.fresh();
            } else {
                fresh.get(i).end(((Saved.Failed) saved.get(i)).outcome());
            }
        }
        takeBack(fresh);
    }

    /** A field that an admin took away while we run is no reason to give up a case: the next try does without it. */
    private void takeBack(List<Going> fresh) {
        Map<String, Boolean> lost = new HashMap<>();
        for (Going going : fresh) {
            if (going.isRefusedForField()) {
                String module = Records.module(going.kind());
                String field = going.refusedField();
                if (lost.computeIfAbsent(module + '.' + field, key -> schema.hasLost(module, field))) {
                    going.end(new Outcome.Retry("The field " + field + " of " + module + " is gone.", null));
                }
            }
        }
    }

    private Map<String, String> values(Going going) {
        Map<String, String> values = new HashMap<>(fields.of(going.delivery()));
        String owner = owners.of(going.delivery());
        if (owner != null) {
            values.put(Owners.FIELD, owner);
        }
        return values;
    }

    /** Looks whether records still stand as they stood when it was decided what joins them, and opens closed ones. */
    void join(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            List<Going> of = batch.stream()
                    .filter(going -> !going.isNew() && going.kind() == kind)
                    .toList();
            Set<String> ids = new HashSet<>();
            of.forEach(going -> ids.add(going.record()));
            Found there = ids.isEmpty() ? Found.of(Map.of()) : records.standing(kind, ids);
            of.forEach(going -> look(going, there));
            reopen(of.stream()
                    .filter(going -> going.isOpen()
                            && going.reopens()
                            && records.isClosed(kind, there.beans().get(going.record())))
                    .toList());
        }
    }

    private void look(Going going, Found there) {
        Outcome.Failure unknown = there.failed().get(going.record());
        Bean record = there.bean(going.record());
        if (unknown != null) {
            going.end(unknown);
        } else if (record == null && going.mention().tombstone()) {
            going.arrived(((Existing) going.delivery().placement()).record());
        } else if (record == null) {
            going.end(new Outcome.Retry("The record was deleted or merged a moment ago.", null));
        } else if (records.isClosed(going.kind(), record) && !going.reopens() && !going.revises()) {
            going.end(new Outcome.Retry("The record was closed a moment ago.", null));
        }
    }

    private void reopen(List<Going> closed) {
        Map<String, Change> changes = new HashMap<>();
        closed.stream()
                .filter(going -> going.kind() == RecordKind.CASE)
                .forEach(going -> changes.put(going.record(), new Change("Cases", going.record(), statuses.reopen())));
        List<Change> all = List.copyOf(changes.values());
        List<Saved> saved = all.isEmpty() ? List.of() : server.change(all);
        for (int i = 0; i < all.size(); i++) {
            if (saved.get(i) instanceof Saved.Failed failed) {
                String id = all.get(i).id();
                closed.stream()
                        .filter(going -> going.record().equals(id))
                        .forEach(going -> going.end(failed.outcome()));
            }
        }
    }
}
