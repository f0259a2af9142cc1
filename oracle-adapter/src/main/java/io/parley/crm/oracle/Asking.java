package io.parley.crm.oracle;

import io.parley.crm.oracle.ReplySource.Heard;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions that all sources of replies have in common. */
final class Asking {

    static final String CREATED = "CreatedDate";
    static final String MODIFIED = "ModifiedDate";
    private static final String WRITER = "CreatedByFullName";

    private final OracleServer server;
    private final Us us;

    Asking(OracleServer server, Us us) {
        this.server = server;
        this.us = us;
    }

    /** Whether an id is that of our own user. */
    boolean isUs(String id) {
        return us.id().equals(id);
    }

    OracleServer server() {
        return server;
    }

    /** What must be read of a note or an activity to use it. */
    static Set<String> fields() {
        return Set.of("Id", Talk.SUBJECT, Talk.DESCRIPTION, Talk.PRIVATE, Talk.CREATED_BY, WRITER, CREATED, MODIFIED);
    }

    /** Changed since then, and not written by our user. */
    SearchSpec byOthers(Instant since) {
        return SearchSpec.since(MODIFIED, since).and(SearchSpec.isNot(Talk.CREATED_BY, us.id()));
    }

    /** When our user made the first record of a kind; null when there is none. */
    @Nullable
    Instant firstOfOurs(RecordKind kind) {
        SearchSpec ours = SearchSpec.is(Talk.CREATED_BY, us.id());
        return server.query(new Query(Records.object(kind), ours, Set.of("Id", CREATED), CREATED, null, 1)).stream()
                .findFirst()
                .map(record -> record.time(CREATED))
                .orElse(null);
    }

    Set<String> keysThere(String object, Set<String> keys) {
        Set<String> there = new HashSet<>();
        for (List<String> chunk : Chunks.of(keys, Chunks.KEYS)) {
            server.query(new Query(
                            object,
                            SearchSpec.anyOf(Talk.KEY, chunk),
                            Set.of("Id", Talk.KEY),
                            null,
                            null,
                            chunk.size()))
                    .forEach(item -> there.add(item.get(Talk.KEY)));
        }
        return there;
    }

    static Heard heard(Item item, RecordKind kind, String record, boolean forCustomer) {
        Instant stamp = stamp(item);
        Instant written = Objects.requireNonNullElse(item.time(CREATED), stamp);
        return new Heard(
                item.get("Id"),
                kind,
                record,
                forCustomer,
                NoteText.read(item.get(Talk.DESCRIPTION)).strip(),
                item.get(WRITER).isEmpty() ? "a rep" : item.get(WRITER),
                written,
                stamp,
                written.plusSeconds(60).isBefore(stamp));
    }

    static Instant stamp(Item item) {
        Instant stamp = item.time(MODIFIED);
        return Objects.requireNonNull(stamp, "every record has a stamp");
    }
}
