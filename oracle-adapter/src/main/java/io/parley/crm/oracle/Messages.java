package io.parley.crm.oracle;

import io.parley.crm.oracle.Talk.Revision;
import io.parley.crm.oracle.Talk.Words;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Written;
import io.parley.model.RecordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What customers said, on the records: one message for each mention, revised in its place. */
final class Messages {

    private final Map<RecordKind, Talk> talks;
    private final RecordFields fields;

    Messages(Map<RecordKind, Talk> talks, RecordFields fields) {
        this.talks = talks;
        this.fields = fields;
    }

    /** Finds the messages of which further versions have come; those of new mentions need no look. */
    void look(List<Going> batch) {
        talks.forEach((kind, talk) -> {
            Map<String, Set<String>> keys = new HashMap<>();
            List<Going> revising = of(kind, batch).stream()
                    .filter(going -> !going.isNew() && going.revises())
                    .toList();
            revising.forEach(going ->
                    keys.computeIfAbsent(going.record(), id -> new HashSet<>()).add(Keys.message(going.key())));
            Map<String, Item> there = keys.isEmpty() ? Map.of() : talk.find(keys);
            revising.forEach(going -> going.message = there.get(Keys.message(going.key())));
        });
    }

    /** Writes them. One that is there stays as it is, unless what comes is a further version of it. */
    void save(List<Going> batch) {
        talks.forEach((kind, talk) -> {
            List<Going> added = of(kind, batch).stream()
                    .filter(going -> going.message == null && !going.mention().tombstone())
                    .toList();
            List<Words> words = added.stream().map(going -> words(talk, going)).toList();
            settle(added, words.isEmpty() ? List.of() : talk.add(words));
            List<Going> revised = of(kind, batch).stream()
                    .filter(going -> going.message != null && isNews(talk, going))
                    .toList();
            List<Revision> revisions =
                    revised.stream().map(going -> revision(talk, going)).toList();
            settle(revised, revisions.isEmpty() ? List.of() : talk.revise(revisions));
        });
    }

    private static List<Going> of(RecordKind kind, List<Going> batch) {
        return batch.stream().filter(going -> going.kind() == kind).toList();
    }

    private static boolean isNews(Talk talk, Going going) {
        String there = Objects.requireNonNull(going.message).get(Talk.DESCRIPTION);
        return MessageText.isNews(there, going.mention(), talk.longest());
    }

    private Words words(Talk talk, Going going) {
        Map<String, String> mapped = new HashMap<>(fields.of(Sections.MESSAGE, talk.object(), going.delivery()));
        // Both objects want a subject, whatever a mapping makes of it.
        mapped.putIfAbsent(Talk.SUBJECT, MessageText.who(going.mention()));
        return new Words(
                going.record(),
                Keys.message(going.key()),
                mapped,
                MessageText.write(going.mention(), false, talk.longest()),
                going.isNew(),
                false);
    }

    private static Revision revision(Talk talk, Going going) {
        return new Revision(
                going.record(),
                Objects.requireNonNull(going.message).get("Id"),
                MessageText.write(going.mention(), true, talk.longest()));
    }

    private static void settle(List<Going> goings, List<Written> written) {
        for (int i = 0; i < goings.size(); i++) {
            if (written.get(i) instanceof Written.Failed failed) {
                goings.get(i).end(failed.outcome());
            }
        }
    }
}
