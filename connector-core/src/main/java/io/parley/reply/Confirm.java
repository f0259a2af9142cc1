package io.parley.reply;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.pace.Gate;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Replies;
import io.parley.store.Replies.Unconfirmed;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells reps, in one CRM, what became of their replies. */
public final class Confirm implements Stage {

    private static final Logger log = LoggerFactory.getLogger(Confirm.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int BATCH = 200;

    private final Crm crm;
    private final Replies replies;
    private final Gate gate;

    public Confirm(Crm crm, Replies replies, Gate gate) {
        this.crm = crm;
        this.replies = replies;
        this.gate = gate;
    }

    @Override
    public Round round() {
        Duration shut = gate.wait(IDLE);
        if (!shut.isZero()) {
            return Round.rest(shut);
        }
        List<Unconfirmed> waiting = replies.unconfirmed(crm.name(), BATCH);
        if (waiting.isEmpty()) {
            return Round.rest(IDLE);
        }
        try {
            crm.confirm(waiting.stream().map(Unconfirmed::confirmation).toList());
        } catch (CrmFailure failure) {
            // Replies of the CRM set the light; here only the confirmations wait.
            gate.shut(null);
            log.atWarn().addKeyValue("crm", crm.name()).log("Confirmations wait: {}", failure.getMessage());
            return Round.rest(gate.wait(IDLE));
        }
        replies.confirmed(waiting.stream().map(Unconfirmed::id).toList());
        gate.open();
        return Round.did(waiting.size());
    }
}
