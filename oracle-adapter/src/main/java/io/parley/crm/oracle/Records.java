package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.model.RecordState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Service requests and leads, and how they stand. */
final class Records {

    static final String NUMBER = "SRNumber";
    private static final String CLOSED = "ClosedTime";
    private static final String MODIFIED = "ModifiedDate";

    private final String crm;
    private final OracleServer server;
    private final Us us;
    private final Statuses statuses;
    private final Map<RecordKind, Talk> talks;
    private final String authorField;
    private final Map<RecordKind, List<String>> wordy;

    /** @param wordy which fields of records hold words of the author */
    Records(
            String crm,
            OracleServer server,
            Us us,
            Statuses statuses,
            Map<RecordKind, Talk> talks,
            String authorField,
            Map<RecordKind, List<String>> wordy) {
        this.crm = crm;
        this.server = server;
        this.us = us;
        this.statuses = statuses;
        this.talks = talks;
        this.authorField = authorField;
        this.wordy = wordy;
    }

    static String object(RecordKind kind) {
        return kind == RecordKind.CASE ? Schema.REQUEST : Schema.LEAD;
    }

    /** Records that are there, by their ids, with all that is ever asked about them: one question for many. */
    Map<String, Item> read(RecordKind kind, Collection<String> ids) {
        Map<String, Item> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(new LinkedHashSet<>(ids), Chunks.KEYS)) {
            server.query(new Query(object(kind), SearchSpec.anyOf("Id", chunk), fields(kind), null, null, chunk.size()))
                    .forEach(item -> found.put(item.get("Id"), item));
        }
        return found;
    }

    private Set<String> fields(RecordKind kind) {
        Set<String> fields = new HashSet<>(wordy.get(kind));
        fields.addAll(Set.of("Id", Talk.KEY, Talk.CREATED_BY, Statuses.FIELD, MODIFIED));
        fields.addAll(
                kind == RecordKind.CASE
                        ? Set.of(NUMBER, authorField, CLOSED)
                        : Set.of("LeadFirstName", "LeadLastName"));
        return fields;
    }

    /** What people call a record. */
    RecordRef ref(RecordKind kind, Item item) {
        String label = kind == RecordKind.CASE
                ? item.get(NUMBER)
                : (item.get("LeadFirstName") + ' ' + item.get("LeadLastName")).strip();
        return new RecordRef(crm, kind, item.get("Id"), server.address(object(kind), item.get("Id")), label);
    }

    /** A record of which nothing is known but where it stands. */
    RecordRef ref(RecordKind kind, String id) {
        return new RecordRef(crm, kind, id, server.address(object(kind), id), null);
    }

    /** Whether a record is one of Parley's: made by it, or one whose author it knows. */
    boolean isOurs(Item item) {
        return item.get(Talk.CREATED_BY).equals(us.id())
                || item.get(authorField).length() == Keys.LENGTH;
    }

    boolean isClosed(RecordKind kind, Item item) {
        return statuses.isClosed(kind, item);
    }

    List<RecordState> states(List<RecordRef> records) {
        Map<RecordKind, Set<String>> ids = new LinkedHashMap<>();
        records.forEach(record -> ids.computeIfAbsent(record.kind(), kind -> new LinkedHashSet<>())
                .add(record.id()));
        Map<RecordKind, Map<String, Item>> there = new HashMap<>();
        ids.forEach((kind, of) -> there.put(kind, read(kind, of)));
        Map<String, RecordState> known = new HashMap<>();
        List<RecordState> states = new ArrayList<>();
        for (RecordRef record : records) {
            Item item = Objects.requireNonNull(there.get(record.kind())).get(record.id());
            RecordState state = known.computeIfAbsent(record.kind() + record.id(), key -> state(record, item));
            states.add(new RecordState(record, state.status(), state.closedAt(), state.mergedInto()));
        }
        return states;
    }

    private RecordState state(RecordRef record, @Nullable Item item) {
        if (item == null) {
            RecordRef survivor = survivor(record.kind(), record.id());
            Status status = survivor == null ? Status.DELETED : Status.MERGED;
            return new RecordState(record, status, null, survivor);
        }
        if (isClosed(record.kind(), item)) {
            Instant closed = item.time(CLOSED);
            return new RecordState(record, Status.CLOSED, closed == null ? item.time(MODIFIED) : closed, null);
        }
        return new RecordState(record, Status.OPEN, null, null);
    }

    /** The record to which a record's opening message has moved; null when there is none. */
    private @Nullable RecordRef survivor(RecordKind kind, String id) {
        String to = Objects.requireNonNull(talks.get(kind)).movedTo(Keys.opening(id));
        if (to.isEmpty() || to.equals(id)) {
            return null;
        }
        Item item = read(kind, Set.of(to)).get(to);
        return item == null ? null : ref(kind, item);
    }

    /** The record that took the place of one that is gone; without one, the address where it stood. */
    RecordRef whatBecameOf(RecordKind kind, String id) {
        RecordRef survivor = survivor(kind, id);
        return survivor == null ? ref(kind, id) : survivor;
    }
}
