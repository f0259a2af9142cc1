package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.model.Confirmation;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells reps what became of their replies: an internal word of ours on the record, one for each reply. */
final class Confirmations {

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    /** So much of a reply is repeated that its rep knows which one it is. */
    private static final int QUOTED = 120;

    private final String crm;
    private final SugarServer server;
    private final Talks talks;

    Confirmations(String crm, SugarServer server, Talks talks) {
        this.crm = crm;
        this.server = server;
        this.talks = talks;
    }

    void write(List<Confirmation> done) {
        for (Talk talk : Talk.values()) {
            List<Confirmation> of = done.stream()
                    .filter(one -> talks.of(one.reply().record().kind()) == talk)
                    .toList();
            if (!of.isEmpty()) {
                write(talk, of);
            }
        }
    }

    private void write(Talk talk, List<Confirmation> done) {
        Map<String, Confirmation> byKey = new HashMap<>();
        done.forEach(one -> byKey.put(Keys.confirmation(one.reply().key()), one));
        List<NewBean> beans = new ArrayList<>();
        byKey.forEach((key, one) -> beans.add(new NewBean(talk.module(), key, values(talk, one))));
        List<Saved> saved = server.create(beans);
        Map<String, Confirmation> told = new HashMap<>();
        for (int i = 0; i < beans.size(); i++) {
            if (saved.get(i) instanceof Saved.Done there && !there.fresh()) {
                told.put(beans.get(i).key(), byKey.get(beans.get(i).key()));
            }
        }
        settle(saved);
        if (!told.isEmpty()) {
            change(talk, told);
        }
    }

    /** A rep who was told before may have to be told something else. */
    private void change(Talk talk, Map<String, Confirmation> told) {
        List<Change> changes = new ArrayList<>();
        server.lookUp(talk.module(), told.keySet(), Set.of(Talk.WORDS)).forEach((key, before) -> {
            String text = text(told.get(key));
            if (!before.get(Talk.WORDS).equals(text)) {
                changes.add(new Change(talk.module(), before.id(), Map.of(Talk.WORDS, text)));
            }
        });
        if (!changes.isEmpty()) {
            settle(server.change(changes));
        }
    }

    private static Map<String, String> values(Talk talk, Confirmation one) {
        String id = one.reply().record().id();
        String name = (one instanceof Confirmation.Published ? "Published " : "Not published ") + Keys.mark(id);
        return talk.written(one.reply().record().kind(), id, name, text(one), null, false);
    }

    /** What the rep reads. */
    static String text(Confirmation one) {
        String fate = one instanceof Confirmation.Published published
                ? "Published " + Facts.minute(published.receipt().publishedAt())
                        + (published.receipt().url() == null
                                ? ""
                                : "\n" + published.receipt().url())
                : "Not published: " + FieldText.line(((Confirmation.NotPublished) one).reason());
        String answer = FieldText.fit(FieldText.line(one.reply().text()), QUOTED, null);
        return MessageText.fit(fate, null) + "\n\n> " + answer;
    }

    private void settle(List<Saved> saved) {
        for (Saved one : saved) {
            if (one instanceof Saved.Failed failed) {
                if (!(failed.outcome() instanceof Outcome.Refused)) {
                    throw new CrmFailure(failed.outcome(), null);
                }
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .log(
                                "A rep could not be told what became of a reply: {}",
                                failed.outcome().reason());
            }
        }
    }
}
