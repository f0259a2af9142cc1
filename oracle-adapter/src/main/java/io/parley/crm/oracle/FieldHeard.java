package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of the service request that reps write into. It has no id, so its words are its key: the same words on the same
 * request are published once.
 */
final class FieldHeard implements ReplySource {

    private static final String CHANGED_BY = "ModifiedBy";
    private static final String CHANGED_BY_ID = "ModifiedById";

    private final Asking asking;
    private final String field;

    FieldHeard(Asking asking, String field) {
        this.asking = asking;
        this.field = field;
    }

    @Override
    public String name() {
        return "field";
    }

    @Override
    public Page since(Instant since, Instant oldest, int limit) {
        SearchSpec answered = SearchSpec.since(Asking.MODIFIED, since).and(SearchSpec.isSet(field));
        List<Item> requests = asking.server()
                .query(new Query(
                        Schema.REQUEST,
                        answered,
                        Set.of("Id", field, CHANGED_BY, CHANGED_BY_ID, Asking.MODIFIED),
                        Asking.MODIFIED,
                        null,
                        limit));
        return new Page(
                requests.stream().map(this::heard).toList(),
                requests.isEmpty() ? null : Asking.stamp(requests.get(requests.size() - 1)),
                requests.size() == limit);
    }

    private Heard heard(Item request) {
        String text = request.get(field).strip();
        Instant stamp = Asking.stamp(request);
        return new Heard(
                Keys.words(request.get("Id"), text),
                RecordKind.CASE,
                request.get("Id"),
                !text.isEmpty(),
                text,
                rep(request),
                stamp,
                stamp,
                true);
    }

    /** Where we changed something else since, nobody can tell who wrote it. */
    private String rep(Item request) {
        String name = request.get(CHANGED_BY);
        return name.isEmpty() || asking.isUs(request.get(CHANGED_BY_ID)) ? "a rep" : name;
    }

    @Override
    public @Nullable Instant beginning() {
        return asking.firstOfOurs(RecordKind.CASE);
    }

    @Override
    public Set<String> told(Set<String> confirmations) {
        return asking.keysThere(Schema.NOTE, confirmations);
    }
}
