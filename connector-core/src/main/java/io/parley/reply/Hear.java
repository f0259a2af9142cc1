package io.parley.reply;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.ReplyPage;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.model.Outcome;
import io.parley.pace.Gate;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Replies;
import java.time.Duration;

/** Hears what reps wrote in one CRM: reads a page, commits it together with the cursor. */
public final class Hear implements Stage {

    private static final int PAGE = 200;

    private final Crm crm;
    private final Replies replies;
    private final Lights lights;
    private final Tally tally;
    private final Gate gate;
    private final Duration every;

    /** @param every how often to ask the CRM when there is nothing to hear */
    public Hear(Crm crm, Replies replies, Lights lights, Tally tally, Gate gate, Duration every) {
        this.crm = crm;
        this.replies = replies;
        this.lights = lights;
        this.tally = tally;
        this.gate = gate;
        this.every = every;
    }

    @Override
    public Round round() {
        Duration shut = gate.wait(every);
        if (!shut.isZero()) {
            return Round.rest(shut);
        }
        try {
            ReplyPage page = crm.replies(replies.cursor(crm.name()), PAGE);
            int fresh = replies.hear(crm.name(), page.replies(), page.next());
            tally.heard(crm.name(), fresh);
            gate.open();
            lights.green("crm " + crm.name(), "hear");
            return new Round(fresh, page.more() && fresh > 0 ? Duration.ZERO : every);
        } catch (CrmFailure failure) {
            return failed(failure.outcome());
        }
    }

    private Round failed(Outcome.Failure outcome) {
        String subject = "crm " + crm.name();
        Duration asked;
        if (outcome instanceof Outcome.Blocked blocked) {
            lights.red(subject, "hear", blocked.reason(), blocked.fix());
            asked = blocked.after();
        } else {
            lights.yellow(subject, "hear", outcome.reason());
            asked = outcome instanceof Outcome.Retry retry ? retry.after() : null;
        }
        gate.shut(asked);
        return Round.rest(gate.wait(every));
    }
}
