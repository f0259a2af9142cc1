package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customers said, on the records: one message for each mention, revised in its place. */
final class Messages {

    private final SugarServer server;
    private final Talks talks;
    private final Fields fields;

    Messages(SugarServer server, Talks talks, Fields fields) {
        this.server = server;
        this.talks = talks;
        this.fields = fields;
    }

    /** Finds the messages that are there already, of the deliveries that may have come before. */
    void look(List<Going> batch) {
        Map<Talk, Set<String>> keys = new HashMap<>();
        batch.forEach(going -> keys.computeIfAbsent(talks.of(going.kind()), talk -> new HashSet<>())
                .add(Keys.message(going.delivery().key())));
        keys.forEach((talk, of) -> {
            Found there = server.lookUpEach(talk.module(), of, Set.of("name", Talk.WORDS));
            batch.stream().filter(going -> talks.of(going.kind()) == talk).forEach(going -> take(going, there));
        });
    }

    private static void take(Going going, Found there) {
        String key = Keys.message(going.delivery().key());
        Outcome.Failure unknown = there.failed().get(key);
        if (unknown != null) {
            going.end(unknown);
        } else {
            going.message = there.bean(key);
        }
    }

    /** Writes them. One that is there stays as it is, unless what comes is a further version of it. */
    void save(List<Going> batch) {
        List<Going> revised = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Going> added = new ArrayList<>();
        List<NewBean> beans = new ArrayList<>();
        for (Going going : batch) {
            Talk talk = talks.of(going.kind());
            Bean there = going.message;
            if (there == null && !going.mention().tombstone()) {
                added.add(going);
                beans.add(
                        new NewBean(talk.module(), Keys.message(going.delivery().key()), values(talk, going)));
            } else if (there != null && isNews(going)) {
                revised.add(going);
                Map<String, String> values = new HashMap<>(fields.revised(talk, going.delivery()));
                values.put(Talk.WORDS, MessageText.write(going.mention(), true));
                changes.add(new Change(talk.module(), there.id(), values));
            }
        }
        settle(added, beans.isEmpty() ? List.of() : server.create(beans));
        settle(revised, changes.isEmpty() ? List.of() : server.change(changes));
    }

    /** Whether a message is there, and what comes is a further version of it with other words. */
    static boolean isNews(Going going) {
        Bean there = going.message;
        if (there == null || !going.revises()) {
            return false;
        }
        MessageText.Said said = MessageText.read(there.get(Talk.WORDS));
        return going.mention().tombstone()
                ? !said.deleted()
                : said.deleted() || !said.words().equals(MessageText.words(going.mention()));
    }

    private Map<String, String> values(Talk talk, Going going) {
        String name = Facts.who(going.mention());
        String mark = ' ' + Keys.mark(going.record());
        Map<String, String> values = new HashMap<>(fields.message(talk, going.delivery()));
        values.putAll(talk.written(
                going.kind(),
                going.record(),
                FieldText.fit(name, 255 - mark.length(), null) + mark,
                MessageText.write(going.mention(), false),
                going.contact,
                true));
        return values;
    }

    private static void settle(List<Going> goings, List<Saved> saved) {
        for (int i = 0; i < goings.size(); i++) {
            if (saved.get(i) instanceof Saved.Failed failed) {
                goings.get(i).end(failed.outcome());
            }
        }
    }
}
