package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.OracleServer.Below;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.api.Written;
import io.parley.model.RecordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The notes below service requests. */
final class Notes implements Talk {

    /** Oracle's own limit for the text of a note. */
    static final int LONGEST = 16_350;

    private final OracleServer server;
    private final boolean seenAlone;

    /** @param seenAlone whether the service for notes shows those of service requests */
    Notes(OracleServer server, boolean seenAlone) {
        this.server = server;
        this.seenAlone = seenAlone;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CASE;
    }

    @Override
    public String object() {
        return Schema.NOTE;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public List<Written> add(List<Words> words) {
        return server.addBelow(
                Schema.REQUEST,
                Schema.NOTE,
                words.stream()
                        .map(each -> new Below(each.recordId(), Item.of(fields(each))))
                        .toList());
    }

    private static Map<String, String> fields(Words words) {
        Map<String, String> fields = new HashMap<>(words.fields());
        fields.put(KEY, words.key());
        if (words.opening()) {
            fields.put(OTHER_KEY, Keys.opening(words.recordId()));
        }
        fields.put(DESCRIPTION, words.text());
        fields.put(PRIVATE, String.valueOf(words.hidden()));
        return fields;
    }

    @Override
    public Map<String, Item> find(Map<String, Set<String>> keysByRecord) {
        Map<String, Item> found = new HashMap<>();
        for (List<String> ids : Chunks.of(keysByRecord.keySet(), Chunks.KEYS)) {
            Set<String> keys = new HashSet<>();
            ids.forEach(id -> keys.addAll(keysByRecord.get(id)));
            Query.Child notes =
                    new Query.Child(Schema.NOTE, SearchSpec.anyOf(KEY, keys), Set.of("Id", KEY, DESCRIPTION));
            server.query(new Query(Schema.REQUEST, SearchSpec.anyOf("Id", ids), Set.of("Id"), null, notes, ids.size()))
                    .forEach(record -> record.below(Schema.NOTE).forEach(note -> found.put(note.get(KEY), note)));
        }
        return found;
    }

    @Override
    public List<Written> revise(List<Revision> revisions) {
        return server.updateBelow(
                Schema.REQUEST,
                Schema.NOTE,
                revisions.stream()
                        .map(each -> new Below(
                                each.recordId(), Item.of(Map.of("Id", each.messageId(), DESCRIPTION, each.text()))))
                        .toList());
    }

    @Override
    public String movedTo(String openingKey) {
        if (!seenAlone) {
            return "";
        }
        Query moved = new Query(
                Schema.NOTE, SearchSpec.is(OTHER_KEY, openingKey), Set.of("Id", NotesAlone.PARENT), null, null, 1);
        return server.query(moved).stream()
                .findFirst()
                .map(note -> note.get(NotesAlone.PARENT))
                .orElse("");
    }
}
