package io.parley.crm.oracle;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.Talk.Words;
import io.parley.crm.oracle.api.Written;
import io.parley.mapping.FieldText;
import io.parley.model.Confirmation;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells reps what became of their replies: a word of ours on the record for each. Nothing is ever changed, only added, so
 * that no question is needed before: a reply that was not published at first has two of them, in their order.
 */
final class Confirmations {

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    /** So much of a reply is repeated that its rep knows which one it is. */
    private static final int QUOTED = 120;

    private final String crm;
    private final Map<RecordKind, Talk> talks;
    private final boolean hidden;

    /** @param hidden whether they are private: then only our user sees them, and whoever may view private notes */
    Confirmations(String crm, Map<RecordKind, Talk> talks, boolean hidden) {
        this.crm = crm;
        this.talks = talks;
        this.hidden = hidden;
    }

    void write(List<Confirmation> done) {
        talks.forEach((kind, talk) -> {
            List<Words> words = done.stream()
                    .filter(one -> one.reply().record().kind() == kind)
                    .map(one -> words(talk, one))
                    .toList();
            if (!words.isEmpty()) {
                settle(talk.add(words));
            }
        });
    }

    private Words words(Talk talk, Confirmation one) {
        String key = one instanceof Confirmation.NotPublished not
                ? Keys.failure(one.reply().key(), not.reason())
                : Keys.confirmation(one.reply().key());
        String subject = one instanceof Confirmation.Published ? "Published" : "Not published";
        return new Words(
                one.reply().record().id(),
                key,
                Map.of(Talk.SUBJECT, subject),
                text(one, talk.longest()),
                false,
                hidden);
    }

    /** What the rep reads. */
    static String text(Confirmation one, int longest) {
        String fate = one instanceof Confirmation.Published published
                ? "Published " + MessageText.time(published.receipt().publishedAt())
                        + (published.receipt().url() == null
                                ? ""
                                : "\n" + published.receipt().url())
                : "Not published: " + FieldText.line(((Confirmation.NotPublished) one).reason());
        String answer = "\n\n> "
                + NoteText.write(FieldText.fit(FieldText.line(one.reply().text()), QUOTED, null));
        return FieldText.fit(fate, longest - answer.length(), null) + answer;
    }

    private void settle(List<Written> written) {
        for (Written one : written) {
            if (one instanceof Written.Failed failed) {
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
