package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.util.List;

/** What the parts of {@link CrmContract} have in common. */
interface CrmDesk {

    /** The lab of this test; the same one whenever it is asked for. */
    CrmLab lab();

    default Crm crm() {
        return lab().crm();
    }

    default Outcome deliver(Delivery delivery) {
        List<Outcome> outcomes = crm().deliver(List.of(delivery));
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    /** Delivers what must arrive. */
    default RecordRef delivered(Delivery delivery) {
        Outcome outcome = deliver(delivery);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    default List<CrmLab.Seen> cases() {
        return lab().records(RecordKind.CASE);
    }

    /** Whether the CRM declares a capability; when it does not, that the delivery which needs it is refused unsent. */
    default boolean can(Capability capability, Delivery needing) {
        if (crm().capabilities().contains(capability)) {
            return true;
        }
        long before = lab().calls();
        assertThatThrownBy(() -> crm().deliver(List.of(needing))).isInstanceOf(UnsupportedOperationException.class);
        assertThat(lab().calls()).isEqualTo(before);
        return false;
    }
}
