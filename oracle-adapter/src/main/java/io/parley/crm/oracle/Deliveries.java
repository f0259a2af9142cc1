package io.parley.crm.oracle;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.api.Item;
import io.parley.model.Delivery;
import io.parley.model.Delivery.Existing;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings deliveries in, step by step for all at once. The message is the last step: as long as it is missing, the steps
 * before it are done again, and each of them can be.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final String crm;
    private final Needs needs;
    private final Records records;
    private final People people;
    private final Openings openings;
    private final Messages messages;
    private final Rewording rewording;

    Deliveries(
            String crm,
            Needs needs,
            Records records,
            People people,
            Openings openings,
            Messages messages,
            Rewording rewording) {
        this.crm = crm;
        this.needs = needs;
        this.records = records;
        this.people = people;
        this.openings = openings;
        this.messages = messages;
        this.rewording = rewording;
    }

    /** One outcome for each delivery, in the same order. */
    List<Outcome> deliver(List<Delivery> batch) {
        List<Going> all = batch.stream().map(Going::new).toList();
        try {
            steps(all);
        } catch (CrmFailure failure) {
            Going.open(all).forEach(going -> going.end(failure.outcome()));
        } catch (RuntimeException unforeseen) {
            log.atError().addKeyValue("crm", crm).setCause(unforeseen).log("A batch failed; it is tried again");
            Outcome retry = new Outcome.Retry(
                    "The adapter failed: " + unforeseen.getClass().getSimpleName(), null);
            Going.open(all).forEach(going -> going.end(retry));
        }
        return all.stream().map(Going::outcome).toList();
    }

    private void steps(List<Going> all) {
        needs.met();
        people.find(all.stream()
                .filter(going -> going.isNew() && going.kind() == RecordKind.CASE)
                .toList());
        openings.open(Going.open(all));
        openings.join(Going.open(all));
        messages.look(Going.open(all));
        rewording.reword(Going.open(all));
        messages.save(Going.open(all));
        arrive(Going.open(all));
    }

    private void arrive(List<Going> all) {
        all.stream()
                .filter(going -> !going.isNew())
                .forEach(going -> going.arrived(((Existing) going.delivery().placement()).record()));
        for (RecordKind kind : RecordKind.values()) {
            List<Going> fresh = all.stream()
                    .filter(going -> going.isNew() && going.kind() == kind)
                    .toList();
            Map<String, Item> there = fresh.isEmpty()
                    ? Map.of()
                    : records.read(kind, fresh.stream().map(Going::record).toList());
            fresh.forEach(going -> {
                Item record = there.get(going.record());
                // It was opened, and a person has deleted or merged it since: bringing it back is not ours to do.
                going.arrived(record == null ? records.whatBecameOf(kind, going.record()) : records.ref(kind, record));
            });
        }
    }
}
