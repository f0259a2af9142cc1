package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes, asked for below the service requests that were changed: an operation for each of those, and only where a tenant
 * changes a request when a note is added to it.
 */
final class NotesBelow implements ReplySource {

    private final Asking asking;
    private final ReplySubject subject;
    private final String authorField;

    NotesBelow(Asking asking, ReplySubject subject, String authorField) {
        this.asking = asking;
        this.subject = subject;
        this.authorField = authorField;
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public Page since(Instant since, Instant oldest, int limit) {
        SearchSpec ours = SearchSpec.since(Asking.MODIFIED, since).and(SearchSpec.isSet(authorField));
        Query.Child notes = new Query.Child(Schema.NOTE, asking.byOthers(oldest), Asking.fields());
        List<Item> requests = asking.server()
                .query(new Query(Schema.REQUEST, ours, Set.of("Id", Asking.MODIFIED), Asking.MODIFIED, notes, limit));
        List<Heard> heard = new ArrayList<>();
        for (Item request : requests) {
            request.below(Schema.NOTE)
                    .forEach(note ->
                            heard.add(Asking.heard(note, RecordKind.CASE, request.get("Id"), subject.isReply(note))));
        }
        heard.sort(java.util.Comparator.comparing(Heard::stamp));
        return new Page(
                heard,
                requests.isEmpty() ? null : Asking.stamp(requests.get(requests.size() - 1)),
                requests.size() == limit);
    }

    @Override
    public @Nullable Instant beginning() {
        return asking.firstOfOurs(RecordKind.CASE);
    }

    /** The notes can't be asked for by themselves here, and what was told is known by the store as well. */
    @Override
    public Set<String> told(Set<String> confirmations) {
        return new HashSet<>();
    }
}
