package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.model.RecordState.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases and leads, and how they stand. */
final class Records {

    private static final String NUMBER = "case_number";
    private static final Set<String> PERSON = Set.of("first_name", "last_name");

    private final String crm;
    private final SugarServer server;
    private final Statuses statuses;
    private final Talks talks;

    Records(String crm, SugarServer server, Statuses statuses, Talks talks) {
        this.crm = crm;
        this.server = server;
        this.statuses = statuses;
        this.talks = talks;
    }

    static String module(RecordKind kind) {
        return kind == RecordKind.CASE ? "Cases" : "Leads";
    }

    /** What people call records, by their ids; those that are gone are missing. */
    Map<String, RecordRef> refs(RecordKind kind, Set<String> ids) {
        Map<String, RecordRef> refs = new HashMap<>();
        server.read(module(kind), ids, label(kind)).forEach((id, bean) -> refs.put(id, ref(kind, bean)));
        return refs;
    }

    /** Records with what people call them, to be made into {@link #ref}. */
    Found labelled(RecordKind kind, Set<String> ids) {
        return server.readEach(module(kind), ids, label(kind));
    }

    private static Set<String> label(RecordKind kind) {
        return kind == RecordKind.CASE ? Set.of(NUMBER) : PERSON;
    }

    RecordRef ref(RecordKind kind, Bean bean) {
        String label = kind == RecordKind.CASE
                ? bean.get(NUMBER)
                : (bean.get("first_name") + ' ' + bean.get("last_name")).strip();
        return new RecordRef(crm, kind, bean.id(), server.address(module(kind), bean.id()), label);
    }

    /** Records that are there, by their ids, with what tells whether they are closed. */
    Found standing(RecordKind kind, Set<String> ids) {
        return server.readEach(module(kind), ids, statuses.fields(kind));
    }

    boolean isClosed(RecordKind kind, Bean bean) {
        return statuses.isClosed(kind, bean);
    }

    List<RecordState> states(List<RecordRef> records) {
        Map<RecordKind, Set<String>> ids = new HashMap<>();
        records.forEach(record ->
                ids.computeIfAbsent(record.kind(), kind -> new HashSet<>()).add(record.id()));
        Map<String, RecordState> known = new HashMap<>();
        ids.forEach((kind, of) -> {
            Set<String> fields = new HashSet<>(statuses.fields(kind));
            fields.add("date_modified");
            Map<String, Bean> there = server.read(module(kind), of, fields);
            for (RecordRef record : records) {
                if (record.kind() == kind) {
                    known.computeIfAbsent(kind + record.id(), key -> state(record, there.get(record.id())));
                }
            }
        });
        List<RecordState> states = new ArrayList<>();
        for (RecordRef record : records) {
            RecordState state = Objects.requireNonNull(known.get(record.kind() + record.id()));
            states.add(new RecordState(record, state.status(), state.closedAt(), state.mergedInto()));
        }
        return states;
    }

    private RecordState state(RecordRef record, @Nullable Bean bean) {
        if (bean == null) {
            RecordRef survivor = survivor(record);
            Status status = survivor == null ? Status.DELETED : Status.MERGED;
            return new RecordState(record, status, null, survivor);
        }
        if (statuses.isClosed(record.kind(), bean)) {
            // Nothing in this family keeps when a case was closed; the last change is the best there is.
            return new RecordState(record, Status.CLOSED, bean.time("date_modified"), null);
        }
        return new RecordState(record, Status.OPEN, null, null);
    }

    /** The record that took the place of one that is gone; without one, the address where it stood. */
    RecordRef whatBecameOf(RecordKind kind, String id) {
        RecordRef gone = new RecordRef(crm, kind, id, server.address(module(kind), id), null);
        RecordRef survivor = survivor(gone);
        return survivor == null ? gone : survivor;
    }

    /** Merging moves a record's messages to the survivor and deletes the record, and leaves no other trace. */
    private @Nullable RecordRef survivor(RecordRef gone) {
        Talk talk = talks.of(gone.kind());
        Query moved = new Query(
                talk.module(),
                List.of(
                        new Query.EndsWith("name", Keys.mark(gone.id())),
                        new Query.Is("created_by", server.self().id())),
                talk.fields(),
                "date_entered",
                0,
                1);
        for (Bean message : server.find(moved)) {
            String id = talk.recordOf(gone.kind(), message);
            if (!id.isEmpty() && !id.equals(gone.id())) {
                return refs(gone.kind(), Set.of(id)).get(id);
            }
        }
        return null;
    }
}
