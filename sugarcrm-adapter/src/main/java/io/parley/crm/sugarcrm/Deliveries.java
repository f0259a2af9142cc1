package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings deliveries in, step by step for all at once. The message is the last step: as long as it is missing, the steps
 * before it are done again, and each of them can be.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final String crm;
    private final Records records;
    private final Openings openings;
    private final People people;
    private final @Nullable Attachments attachments;
    private final Echoes echoes;
    private final Messages messages;

    /** @param attachments null when files stay where they are */
    Deliveries(
            String crm,
            Records records,
            Openings openings,
            People people,
            @Nullable Attachments attachments,
            Echoes echoes,
            Messages messages) {
        this.crm = crm;
        this.records = records;
        this.openings = openings;
        this.people = people;
        this.attachments = attachments;
        this.echoes = echoes;
        this.messages = messages;
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
        openings.open(Going.open(all));
        openings.join(Going.open(all));
        messages.look(Going.open(all).stream().filter(going -> !going.fresh).toList());
        people.link(Going.open(all).stream()
                .filter(going -> going.isNew() && going.message == null)
                .toList());
        if (attachments != null) {
            attachments.bring(Going.open(all));
        }
        echoes.follow(Going.open(all));
        messages.save(Going.open(all));
        arrive(Going.open(all));
    }

    private void arrive(List<Going> all) {
        for (RecordKind kind : RecordKind.values()) {
            Set<String> ids = new HashSet<>();
            all.stream().filter(going -> going.kind() == kind).forEach(going -> ids.add(going.record()));
            Found there = ids.isEmpty() ? Found.of(Map.of()) : records.labelled(kind, ids);
            all.stream().filter(going -> going.kind() == kind).forEach(going -> arrive(going, there));
        }
    }

    private void arrive(Going going, Found there) {
        Outcome.Failure unknown = there.failed().get(going.record());
        Bean record = there.bean(going.record());
        if (unknown != null) {
            going.end(unknown);
        } else if (record != null) {
            going.arrived(records.ref(going.kind(), record));
        } else if (going.isNew()) {
            // It was opened, and a person has deleted or merged it since: bringing it back is not ours to do.
            going.arrived(records.whatBecameOf(going.kind(), going.record()));
        } else {
            going.end(new Outcome.Retry("The record was deleted or merged a moment ago.", null));
        }
    }
}
