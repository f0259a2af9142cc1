package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.CsvText;
import io.parley.crm.salesforce.api.IngestJobs;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Decision;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings thousands of new mentions in by jobs of Bulk API 2.0, one after another: authors, cases, messages. What arrived
 * whole is done; everything else, for whatever reason, is left to the ordinary way, which finds by their keys what the
 * jobs have made and says in full what Salesforce refuses.
 */
final class Backfill {

    private static final Logger log = LoggerFactory.getLogger(Backfill.class);

    private final String crm;
    private final SalesforceApi api;
    private final IngestJobs jobs;
    private final Contacts contacts;
    private final Personas personas;
    private final Openings openings;
    private final Messages messages;
    private final Social social;
    private final CaseLook cases;

    Backfill(
            String crm,
            SalesforceApi api,
            IngestJobs jobs,
            Contacts contacts,
            Personas personas,
            Openings openings,
            Messages messages,
            Social social,
            CaseLook cases) {
        this.crm = crm;
        this.api = api;
        this.jobs = jobs;
        this.contacts = contacts;
        this.personas = personas;
        this.openings = openings;
        this.messages = messages;
        this.social = social;
        this.cases = cases;
    }

    /** Ends those that arrived. */
    void load(List<Going> batch) {
        try {
            SocialObjects objects = social.objects();
            if (objects.parentOfPersona() == null) {
                load(batch.stream().filter(Backfill::simple).toList(), objects);
            }
        } catch (CrmFailure failure) {
            log.atWarn().addKeyValue("crm", crm).log("A back-fill goes on without bulk jobs. {}", failure.getMessage());
        }
    }

    /** New cases that no rule gives to somebody in particular: the rest need questions that a job can't ask. */
    private static boolean simple(Going going) {
        return going.isNew()
                && going.delivery.decision() instanceof Decision.OpenCase open
                && open.queue() == null
                && !going.mention().tombstone();
    }

    private void load(List<Going> batch, SocialObjects objects) {
        for (int from = 0; from < batch.size(); from += SalesforceApi.COLLECTION) {
            contacts.link(batch.subList(from, Math.min(batch.size(), from + SalesforceApi.COLLECTION)));
        }
        Map<String, List<Going>> byAuthor = new LinkedHashMap<>();
        List<ObjectNode> records = new ArrayList<>();
        List<ObjectNode> said = new ArrayList<>();
        List<Going> going = new ArrayList<>();
        for (Going each : batch) {
            each.personaKey = RecordFields.personaKey(each.mention());
            ObjectNode record = openings.body(each, null);
            ObjectNode message = messages.body(objects, each);
            if (sayable(record) && sayable(message)) {
                records.add(record);
                said.add(message);
                going.add(each);
                if (each.personaKey != null) {
                    byAuthor.computeIfAbsent(each.personaKey, none -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        List<ObjectNode> authors = new ArrayList<>();
        byAuthor.forEach((key, theirs) -> authors.add(personas.record(objects, key, theirs)));
        jobs.upsert(
                objects.persona(),
                objects.personaKey(),
                authors.stream().filter(Backfill::sayable).toList());
        jobs.insert(Shapes.CASE, records, assignmentRule());
        Set<String> arrived = jobs.upsert(objects.message(), objects.messageKey(), said);
        done(going.stream()
                .filter(each -> arrived.contains(each.delivery.key()))
                .toList());
    }

    private void done(List<Going> arrived) {
        Bundle bundle = api.bundle();
        for (int from = 0; from < arrived.size(); from += SalesforceApi.COLLECTION) {
            cases.add(bundle, arrived.subList(from, Math.min(arrived.size(), from + SalesforceApi.COLLECTION)));
        }
        bundle.send();
        for (Going each : arrived) {
            if (each.record != null) {
                each.end(new Outcome.Delivered(each.record));
            }
        }
    }

    /** Whether a cell can say it: what a customer wrote must not be taken for the word that empties a field. */
    private static boolean sayable(ObjectNode record) {
        for (JsonNode value : record) {
            if (value.isTextual() && value.asText().equals(CsvText.NULL)) {
                return false;
            }
        }
        return true;
    }

    private @org.jspecify.annotations.Nullable String assignmentRule() {
        String asked = openings.assignmentRule();
        if (!asked.equals("TRUE")) {
            return asked.equals("FALSE") ? null : asked;
        }
        List<JsonNode> active =
                api.query("SELECT Id FROM AssignmentRule WHERE Active = true AND SobjectType = 'Case' LIMIT 1");
        return active.isEmpty() ? null : active.get(0).path("Id").asText();
    }
}
