package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes, asked for by themselves: one operation for a hundred of them, whatever they stand on. */
final class NotesAlone implements ReplySource {

    /** The id of the record that a note stands on. */
    static final String PARENT = "SourceId";

    private final Asking asking;
    private final ReplySubject subject;

    NotesAlone(Asking asking, ReplySubject subject) {
        this.asking = asking;
        this.subject = subject;
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public Page since(Instant since, Instant oldest, int limit) {
        Set<String> fields = new HashSet<>(Asking.fields());
        fields.add(PARENT);
        List<Item> notes = asking.server()
                .query(new Query(Schema.NOTE, asking.byOthers(since), fields, Asking.MODIFIED, null, limit));
        return new Page(
                notes.stream()
                        .map(note -> Asking.heard(note, RecordKind.CASE, note.get(PARENT), subject.isReply(note)))
                        .toList(),
                notes.isEmpty() ? null : Asking.stamp(notes.get(notes.size() - 1)),
                notes.size() == limit);
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
