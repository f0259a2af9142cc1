package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.Echo;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A record repeats, in its name and description, the words of the mention that opened it. When the author changes those or
 * takes them back, so do we, as far as they still stand there as we wrote them. The message comes after the record, since
 * it tells what the old words are.
 */
final class Echoes {

    private final SugarServer server;
    private final Fields fields;

    Echoes(SugarServer server, Fields fields) {
        this.server = server;
        this.fields = fields;
    }

    void follow(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            Map<String, Going> revised = new LinkedHashMap<>();
            batch.stream()
                    .filter(going -> going.kind() == kind && Messages.isNews(going))
                    .filter(going -> !old(going).isEmpty())
                    .forEach(going -> revised.put(Keys.record(going.delivery().key()), going));
            Set<String> quoting = revised.isEmpty() ? Set.of() : fields.quoting(kind);
            if (!quoting.isEmpty()) {
                follow(kind, revised, quoting);
            }
        }
    }

    /** Only the record that a mention opened repeats its words, and that one has the mention's key. */
    private void follow(RecordKind kind, Map<String, Going> byKey, Set<String> quoting) {
        String module = Records.module(kind);
        Found opened = server.lookUpEach(module, byKey.keySet(), quoting);
        opened.failed().forEach((key, unknown) -> Objects.requireNonNull(byKey.get(key))
                .end(unknown));
        List<Going> changing = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        byKey.forEach((key, going) -> {
            Bean record = opened.bean(key);
            Map<String, String> values = record == null
                    ? Map.of()
                    : fields.echoed(kind, record, echo(going), going.mention().url());
            if (record != null && !values.isEmpty()) {
                changing.add(going);
                changes.add(new Change(module, record.id(), values));
            }
        });
        List<Saved> saved = changes.isEmpty() ? List.of() : server.change(changes);
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i) instanceof Saved.Failed failed) {
                changing.get(i).end(failed.outcome());
            }
        }
    }

    private static Echo echo(Going going) {
        boolean deleted = going.mention().tombstone();
        return new Echo(old(going), deleted ? "" : MessageText.words(going.mention()), deleted);
    }

    /** The message's words as the CRM still has them. */
    private static String old(Going going) {
        Bean message = Objects.requireNonNull(going.message, "what is news has an older version");
        return MessageText.read(message.get(Talk.WORDS)).words();
    }
}
