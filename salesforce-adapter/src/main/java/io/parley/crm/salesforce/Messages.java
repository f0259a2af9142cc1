package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts messages onto records, and changes or blanks those that their authors edited or took back. */
final class Messages {

    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;

    Messages(SalesforceApi api, RecordFields fields, Social social) {
        this.api = api;
        this.fields = fields;
        this.social = social;
    }

    /** Finds what Salesforce has of messages that may have come before. */
    void look(List<Going> batch) {
        Map<String, Going> byKey = new HashMap<>();
        batch.forEach(going -> byKey.put(going.delivery.key(), going));
        SocialObjects objects = social.objects();
        String key = objects.messageKey();
        String select =
                "SELECT Id, " + key + ", " + objects.text() + " FROM " + objects.message() + " WHERE " + key + " IN ";
        for (JsonNode message : api.queryFor(byKey.keySet(), list -> select + list)) {
            Going going = byKey.get(message.path(key).asText());
            if (going != null) {
                going.known = message;
            }
        }
    }

    /** Adds what is to be saved. A record that is opened in the same bundle is named by the key it gets there. */
    void save(Bundle bundle, List<Going> batch) {
        List<Going> saving = new ArrayList<>();
        for (Going going : batch) {
            if (going.mention().tombstone() && going.known == null && going.revises()) {
                // What is to be withdrawn is not there: somebody deleted it in Salesforce.
                going.end(new Outcome.Delivered(Objects.requireNonNull(going.record)));
            } else {
                saving.add(going);
            }
        }
        SocialObjects objects = social.objects();
        List<ObjectNode> bodies =
                saving.stream().map(going -> body(objects, going)).toList();
        bundle.upsert(objects.message(), objects.messageKey(), bodies, results -> {
            for (int i = 0; i < results.size(); i++) {
                Going going = saving.get(i);
                going.notSaved = results.get(i).problem();
                going.message = results.get(i).id();
                going.fresh = results.get(i).created();
            }
        });
    }

    /** A message as it is saved, with what it names by key. */
    ObjectNode body(SocialObjects objects, Going going) {
        RecordRef record = going.record;
        JsonNode known = going.known;
        ObjectNode body = known == null
                ? fields.message(going.delivery)
                : fields.revised(going.delivery, !same(known, going.mention()));
        if (objects.tellsTerms()) {
            ReplyFields.fill(fields, body, going.delivery);
        }
        if (known == null) {
            RecordKind kind = record == null ? kind(going.delivery.decision()) : record.kind();
            boolean lead = kind == RecordKind.LEAD;
            if (record != null) {
                body.put(objects.to(kind), record.id());
            } else {
                RecordFields.refer(
                        body,
                        lead ? objects.leadOf() : objects.caseOf(),
                        lead ? Shapes.LEAD : Shapes.CASE,
                        "MentionKey__c",
                        going.delivery.key());
            }
        }
        if (going.personaKey != null) {
            RecordFields.refer(body, objects.authorOf(), objects.persona(), objects.personaKey(), going.personaKey);
        }
        if (!going.note.isEmpty()) {
            fields.line(body, objects.statusMessage(), going.note);
        }
        going.told = body.path(objects.statusMessage()).asText("");
        return body;
    }

    private static RecordKind kind(Decision.ForCrm decision) {
        return decision instanceof Decision.OpenLead ? RecordKind.LEAD : RecordKind.CASE;
    }

    /** Ends those whose messages were saved or refused. */
    void settle(List<Going> batch) {
        batch.forEach(going -> going.end(outcome(going, going.notSaved)));
    }

    /** Whether Salesforce has the text as it is now. */
    boolean same(JsonNode known, Mention mention) {
        return plain(known.path(social.objects().text()).asText("")).equals(plain(fields.textAsKept(mention)));
    }

    /** Salesforce may keep other line ends, and drops space at both ends. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    static Outcome outcome(Going going, @Nullable Problem problem) {
        if (problem == null) {
            return new Outcome.Delivered(Objects.requireNonNull(going.record));
        }
        if (problem.is("DUPLICATE_VALUE")) {
            return new Outcome.Retry("The message is being saved by somebody else.", null);
        }
        if (problem.missesParent() && going.withoutPersona != null) {
            return going.withoutPersona;
        }
        boolean placed = !(going.delivery.decision() instanceof Decision.AddToRecord);
        if (Records.gone(problem) && placed) {
            // The next attempt finds where the record went, or opens a new one.
            return new Outcome.Retry("The record was deleted or merged a moment ago.", null);
        }
        return ErrorTable.ofRecord("message", problem);
    }
}
