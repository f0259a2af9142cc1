package io.parley.crm.salesforce;

import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings deliveries into Salesforce, up to 200 at a time and mostly in one call: new records, their authors, the messages
 * and a look at the cases. What Salesforce refuses of it takes out one delivery; the others go on.
 *
 * <p>Whatever step a batch ends in, repeating it is harmless: records and messages have unique keys, and a record that
 * stands is never written over.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final String crm;
    private final SalesforceApi api;
    private final Contacts contacts;
    private final Personas personas;
    private final Openings openings;
    private final Echoes echoes;
    private final Messages messages;

    private final CaseLook cases;
    private final Backfill backfill;
    private final int bulk;
    private final BooleanSupplier sparing;
    private final Social social;
    private final PostsFirst postsFirst;
    private final Attachments attachments;

    /**
     * @param bulk from how many deliveries on a batch goes by bulk jobs first; 0 for never
     * @param sparing whether calls are too few to look for contacts
     */
    Deliveries(
            String crm,
            SalesforceApi api,
            Contacts contacts,
            Personas personas,
            Openings openings,
            Echoes echoes,
            Messages messages,
            CaseLook cases,
            Backfill backfill,
            int bulk,
            BooleanSupplier sparing,
            Social social,
            PostsFirst postsFirst,
            Attachments attachments) {
        this.attachments = attachments;
        this.sparing = sparing;
        this.backfill = backfill;
        this.bulk = bulk;
        this.crm = crm;
        this.api = api;
        this.cases = cases;
        this.contacts = contacts;
        this.social = social;
        this.postsFirst = postsFirst;
        this.personas = personas;
        this.openings = openings;
        this.echoes = echoes;
        this.messages = messages;
    }

    /** One outcome for each delivery, in the same order. */
    List<Outcome> deliver(List<Delivery> batch) {
        List<Going> whole = batch.stream().map(Going::new).toList();
        attachments.foresee(whole);
        if (bulk > 0 && whole.size() >= bulk) {
            backfill.load(open(whole));
        }
        List<Going> all = open(whole);
        for (int from = 0; from < all.size(); from += SalesforceApi.COLLECTION) {
            together(all.subList(from, Math.min(all.size(), from + SalesforceApi.COLLECTION)));
        }
        attachments.bring(whole);
        return whole.stream().map(Going::outcome).toList();
    }

    private void together(List<Going> batch) {
        try {
            steps(batch);
        } catch (CrmFailure failure) {
            List<Going> open = open(batch);
            if (failure.outcome() instanceof Outcome.Refused && open.size() > 1) {
                // One of them makes Salesforce refuse the whole call: the halves find out which.
                together(open.subList(0, open.size() / 2));
                together(open.subList(open.size() / 2, open.size()));
            } else {
                open.forEach(going -> going.end(failure.outcome()));
            }
        } catch (RuntimeException unforeseen) {
            log.atError().addKeyValue("crm", crm).setCause(unforeseen).log("A batch failed; it is tried again");
            Outcome retry = new Outcome.Retry(
                    "The adapter failed: " + unforeseen.getClass().getSimpleName(), null);
            open(batch).forEach(going -> going.end(retry));
        }
    }

    private void steps(List<Going> batch) {
        if (social.objects().parentOfPersona() == null) {
            inOneCall(batch);
        } else {
            postsFirst.bring(batch);
        }
    }

    private void inOneCall(List<Going> batch) {
        messages.look(batch.stream().filter(Going::revises).toList());
        // First: a case that can't be opened again is replaced by a new one.
        openings.reopen(open(batch).stream().filter(Going::reopens).toList());
        if (!sparing.getAsBoolean()) {
            contacts.link(open(batch));
        }
        // Before the messages: they still hold the words that the records repeat.
        echoes.follow(open(batch));
        save(open(batch));
        List<Going> outgrown = open(batch).stream()
                .filter(going -> going.notSaved != null && openings.refits(going, going.notSaved))
                .toList();
        if (!outgrown.isEmpty()) {
            save(outgrown);
        }
        List<Going> orphans = open(batch).stream()
                .filter(going -> going.notSaved != null && going.notSaved.missesParent())
                .toList();
        messages.settle(
                open(batch).stream().filter(going -> !orphans.contains(going)).toList());
        if (!orphans.isEmpty()) {
            orphans.forEach(personas::missing);
            save(orphans);
            messages.settle(open(orphans));
        }
    }

    /**
     * New records, authors and messages in one call; records that were refused have left no message behind. Those that
     * were refused for an owner or a contact come again without.
     */
    private void save(List<Going> batch) {
        List<Going> saving = batch;
        while (!saving.isEmpty()) {
            Bundle bundle = api.bundle();
            openings.open(
                    bundle,
                    saving.stream()
                            .filter(going -> going.isNew() && going.record == null)
                            .toList());
            List<Going> going = open(saving);
            personas.save(bundle, going);
            messages.save(bundle, going);
            cases.add(bundle, open(going));
            bundle.send();
            saving = openings.settle(going);
        }
    }

    static List<Going> open(List<Going> batch) {
        List<Going> open = new ArrayList<>();
        batch.stream().filter(Going::open).forEach(open::add);
        return open;
    }
}
