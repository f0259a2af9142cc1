package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.api.Written;
import io.parley.model.RecordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The activities of leads, since version 2 of the services knows no notes below a lead. */
final class Activities implements Talk {

    static final String RECORD = "LeadId";

    private final OracleServer server;
    private final String type;
    private final String status;

    /**
     * @param type what our activities are; empty leaves it to the tenant
     * @param status that of something which is done; empty leaves it to the tenant
     */
    Activities(OracleServer server, String type, String status) {
        this.server = server;
        this.type = type;
        this.status = status;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.LEAD;
    }

    @Override
    public String object() {
        return Schema.ACTIVITY;
    }

    @Override
    public int longest() {
        return Notes.LONGEST;
    }

    @Override
    public List<Written> add(List<Words> words) {
        return server.insert(
                Schema.ACTIVITY,
                words.stream().map(each -> Item.of(fields(each))).toList());
    }

    private Map<String, String> fields(Words words) {
        Map<String, String> fields = new HashMap<>(words.fields());
        fields.put(RECORD, words.recordId());
        fields.put("Activity", "Task");
        if (!type.isEmpty()) {
            fields.put("Type", type);
        }
        if (!status.isEmpty()) {
            fields.put(Statuses.FIELD, status);
        }
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
        Set<String> keys = new HashSet<>();
        keysByRecord.values().forEach(keys::addAll);
        Map<String, Item> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(keys, Chunks.KEYS)) {
            server.query(new Query(
                            Schema.ACTIVITY,
                            SearchSpec.anyOf(KEY, chunk),
                            Set.of("Id", KEY, DESCRIPTION),
                            null,
                            null,
                            chunk.size()))
                    .forEach(activity -> found.put(activity.get(KEY), activity));
        }
        return found;
    }

    @Override
    public List<Written> revise(List<Revision> revisions) {
        return server.update(
                Schema.ACTIVITY,
                revisions.stream()
                        .map(each -> Item.of(Map.of("Id", each.messageId(), DESCRIPTION, each.text())))
                        .toList());
    }

    @Override
    public String movedTo(String openingKey) {
        Query moved =
                new Query(Schema.ACTIVITY, SearchSpec.is(OTHER_KEY, openingKey), Set.of("Id", RECORD), null, null, 1);
        return server.query(moved).stream()
                .findFirst()
                .map(activity -> activity.get(RECORD))
                .orElse("");
    }
}
