package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Confirmation;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of replies onto the rows that reps wrote. */
final class Confirmations {

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    private final String crm;
    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;

    Confirmations(String crm, SalesforceApi api, RecordFields fields, Social social) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.social = social;
    }

    void write(List<Confirmation> done) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        for (Confirmation confirmation : done) {
            String id = confirmation.reply().key();
            if (SalesforceId.isOne(id)) {
                byId.put(SalesforceId.core(id), row(id, confirmation));
            } else {
                passedOver(id, "it has no id of Salesforce");
            }
        }
        List<ObjectNode> rows = new ArrayList<>(byId.values());
        Outcome.Failure wait = null;
        for (int from = 0; from < rows.size(); from += SalesforceApi.COLLECTION) {
            Outcome.Failure some = write200(rows.subList(from, Math.min(rows.size(), from + SalesforceApi.COLLECTION)));
            wait = some == null ? wait : some;
        }
        if (wait != null) {
            throw new CrmFailure(wait, null);
        }
    }

    /** What makes some of them wait for another attempt; null when nothing does. */
    private Outcome.@Nullable Failure write200(List<ObjectNode> rows) {
        Outcome.Failure wait = null;
        List<SaveResult> results = api.update(rows);
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            if (problem == null) {
                continue;
            }
            Outcome.Failure failure = ErrorTable.ofRecord("confirmation", problem);
            if (failure instanceof Outcome.Refused || Records.gone(problem)) {
                passedOver(rows.get(i).path("id").asText(), failure.reason());
            } else {
                wait = failure;
            }
        }
        return wait;
    }

    private ObjectNode row(String id, Confirmation confirmation) {
        SocialObjects objects = social.objects();
        ObjectNode row = RecordFields.record(objects.message()).put("id", id);
        if (confirmation instanceof Confirmation.Published published) {
            row.put(objects.status(), "SENT").putNull(objects.statusMessage());
            fields.line(row, objects.receipt(), published.receipt().nativeId());
            fields.link(row, objects.url(), published.receipt().url());
        } else if (confirmation instanceof Confirmation.NotPublished not) {
            row.put(objects.status(), "FAILED");
            fields.line(row, objects.statusMessage(), not.reason());
        }
        return row;
    }

    private void passedOver(String id, String why) {
        log.atWarn().addKeyValue("crm", crm).log("The rep of reply {} can't be told what became of it: {}", id, why);
    }
}
