package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;
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
    private final CaseComments comments;

    Confirmations(String crm, SalesforceApi api, RecordFields fields, Social social, CaseComments comments) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.social = social;
        this.comments = comments;
    }

    void write(List<Confirmation> done) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        List<Confirmation> onComments = new ArrayList<>();
        for (Confirmation confirmation : done) {
            String id = confirmation.reply().key();
            if (CaseComments.isOne(id)) {
                onComments.add(confirmation);
            } else if (SalesforceId.isOne(id)) {
                byId.put(SalesforceId.core(id), row(id, confirmation));
            } else {
                passedOver(id, "it has no id of Salesforce");
            }
        }
        Outcome.Failure wait = onComments.isEmpty() ? null : tellComments(onComments, byId);
        List<ObjectNode> rows = new ArrayList<>(byId.values());
        Outcome.Failure changed = save(rows, api::update);
        wait = changed == null ? wait : changed;
        if (wait != null) {
            throw new CrmFailure(wait, null);
        }
    }

    /** Comments have no place for what became of them: a row among the messages tells it. */
    private Outcome.@Nullable Failure tellComments(List<Confirmation> done, Map<String, ObjectNode> known) {
        Map<String, JsonNode> told = comments.told(
                done.stream().map(each -> each.reply().key()).distinct().toList());
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        List<ObjectNode> notes = new ArrayList<>();
        for (Confirmation each : done) {
            String key = CaseComments.messageKey(each.reply().key());
            JsonNode there = told.get(key);
            if (there != null) {
                String id = there.path("Id").asText();
                known.put(SalesforceId.core(id), row(id, each));
            } else if (rows.put(key, fresh(key, each)) == null && each instanceof Confirmation.NotPublished not) {
                notes.add(note(not));
            }
        }
        // The notes go first: were a row there without its note, the rep would never get that.
        Outcome.Failure wait = save(notes, some -> api.create(some, "FALSE"));
        SocialObjects objects = social.objects();
        Outcome.Failure row =
                save(new ArrayList<>(rows.values()), some -> api.upsert(objects.message(), objects.messageKey(), some));
        return row == null ? wait : row;
    }

    private Outcome.@Nullable Failure save(List<ObjectNode> rows, Function<List<ObjectNode>, List<SaveResult>> how) {
        Outcome.Failure wait = null;
        for (int from = 0; from < rows.size(); from += SalesforceApi.COLLECTION) {
            List<ObjectNode> some = rows.subList(from, Math.min(rows.size(), from + SalesforceApi.COLLECTION));
            Outcome.Failure failure = outcome(some, how.apply(some));
            wait = failure == null ? wait : failure;
        }
        return wait;
    }

    private ObjectNode fresh(String key, Confirmation confirmation) {
        SocialObjects objects = social.objects();
        ObjectNode row = told(RecordFields.record(objects.message()), confirmation);
        row.put(objects.messageKey(), key);
        row.put(objects.toCase(), confirmation.reply().record().id());
        objects.outbound(row);
        fields.lines(row, objects.text(), confirmation.reply().text(), null);
        return row;
    }

    /** Where the rep looks, and where no customer does. */
    private ObjectNode note(Confirmation.NotPublished not) {
        ObjectNode note = RecordFields.record("CaseComment")
                .put("ParentId", not.reply().record().id())
                .put("IsPublished", false);
        fields.lines(note, "CommentBody", "Your comment was not published on the channel: " + not.reason(), null);
        return note;
    }

    /** What makes some of them wait for another attempt; null when nothing does. */
    private Outcome.@Nullable Failure outcome(List<ObjectNode> rows, List<SaveResult> results) {
        Outcome.Failure wait = null;
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            if (problem == null) {
                continue;
            }
            Outcome.Failure failure = ErrorTable.ofRecord("confirmation", problem);
            if (failure instanceof Outcome.Refused || Records.gone(problem)) {
                ObjectNode row = rows.get(i);
                passedOver(
                        row.path("id")
                                .asText(row.path("attributes").path("type").asText()),
                        failure.reason());
            } else {
                wait = failure;
            }
        }
        return wait;
    }

    private ObjectNode row(String id, Confirmation confirmation) {
        SocialObjects objects = social.objects();
        return told(RecordFields.record(objects.message()).put("id", id), confirmation);
    }

    private ObjectNode told(ObjectNode row, Confirmation confirmation) {
        SocialObjects objects = social.objects();
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
