package io.parley.reply;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.model.Outcome;
import io.parley.pace.Gate;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Replies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what reps wrote in one CRM: reads a page, commits it together with the cursor. A look reads page after page until
 * there is nothing new.
 */
public final class Hear implements Stage {

    private static final int PAGE = 200;

    private final Crm crm;
    private final Replies replies;
    private final Lights lights;
    private final Tally tally;
    private final Gate gate;
    private final Listening listening;
    private boolean looking;
    private @Nullable Cursor told;

    public Hear(Crm crm, Replies replies, Lights lights, Tally tally, Gate gate, Listening listening) {
        this.crm = crm;
        this.replies = replies;
        this.lights = lights;
        this.tally = tally;
        this.gate = gate;
        this.listening = listening;
    }

    @Override
    public Round round() {
        listening.begin();
        Duration shut = gate.wait(listening.every());
        if (!shut.isZero()) {
            return Round.rest(shut);
        }
        if (!looking) {
            Duration hold = listening.hold();
            if (!hold.isZero()) {
                return Round.rest(hold);
            }
            told = listening.told();
        }
        looking = false;
        try {
            return read(crm.replies(replies.cursor(crm.name()), PAGE));
        } catch (CrmFailure failure) {
            return failed(failure.outcome());
        }
    }

    private Round read(ReplyPage page) {
        int fresh = replies.hear(crm.name(), page.replies(), page.next());
        tally.heard(crm.name(), fresh);
        gate.open();
        lights.green("crm " + crm.name(), "hear");
        if (page.more() && fresh > 0) {
            looking = true;
            return Round.did(fresh);
        }
        if (!replies.cursor(crm.name()).equals(page.next())) {
            // Some wait for a mention that is still on its way; nobody will wake us for them.
            return new Round(fresh, listening.every());
        }
        listening.heard(told);
        return new Round(fresh, listening.rest());
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
        return Round.rest(gate.wait(listening.every()));
    }
}
