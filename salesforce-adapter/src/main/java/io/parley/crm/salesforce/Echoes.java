package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record repeats, in its subject and description, the words of the mention that opened it. When the author changes
 * those or takes them back, so do we, as far as they still stand there as we wrote them.
 */
final class Echoes {

    static final String GONE = "[deleted by its author]";

    /** Fewer characters than this in common are chance. */
    private static final int SHORTEST = 3;

    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;

    Echoes(SalesforceApi api, RecordFields fields, Social social) {
        this.api = api;
        this.fields = fields;
        this.social = social;
    }

    void follow(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            Map<String, Going> revised = new LinkedHashMap<>();
            batch.stream()
                    .filter(going -> going.revises() && !old(going).isEmpty())
                    .filter(going -> going.record != null && going.record.kind() == kind)
                    .forEach(going -> revised.put(going.delivery.key(), going));
            if (!revised.isEmpty()) {
                follow(kind, revised);
            }
        }
    }

    /** Only the record that a mention opened repeats its words, and that one has the mention's key. */
    private void follow(RecordKind kind, Map<String, Going> byKey) {
        List<Going> changing = new ArrayList<>();
        List<ObjectNode> records = new ArrayList<>();
        boolean lead = kind == RecordKind.LEAD;
        String select = lead
                ? "SELECT Id, MentionKey__c, Description FROM Lead WHERE MentionKey__c IN "
                : "SELECT Id, MentionKey__c, Subject, Description FROM Case WHERE MentionKey__c IN ";
        for (JsonNode opened : api.queryFor(byKey.keySet(), list -> select + list)) {
            Going going = byKey.get(opened.path("MentionKey__c").asText());
            ObjectNode record = going == null ? null : change(going, lead, opened);
            if (going != null && record != null) {
                changing.add(going);
                records.add(record);
            }
        }
        if (records.isEmpty()) {
            return;
        }
        List<SaveResult> results = api.update(records);
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            if (problem != null && !Records.gone(problem)) {
                changing.get(i).end(ErrorTable.ofRecord("change of the record", problem));
            }
        }
    }

    /** The message's words as Salesforce still has them; empty when it has none. */
    private String old(Going going) {
        JsonNode known = going.known;
        return known == null
                ? ""
                : Messages.plain(known.path(social.objects().text()).asText(""));
    }

    private @Nullable ObjectNode change(Going going, boolean lead, JsonNode opened) {
        String old = old(going);
        boolean deleted = going.mention().tombstone();
        String fresh = deleted ? GONE : Messages.plain(fields.bodyAsKept(going.mention()));
        ObjectNode record = RecordFields.record(lead ? Shapes.LEAD : Shapes.CASE)
                .put("id", opened.path("Id").asText());
        int before = record.size();
        String subject = opened.path("Subject").asText("");
        String description = Messages.plain(opened.path("Description").asText(""));
        if (lead) {
            // A lead has no subject of its own: it stands at the head of the description.
            int gap = Math.max(0, description.indexOf("\n\n"));
            String head = deleted ? without(description.substring(0, gap), old) : description.substring(0, gap);
            description = head + description.substring(gap);
        }
        String changed = replaced(description, old, fresh);
        if (!changed.equals(Messages.plain(opened.path("Description").asText("")))) {
            fields.lines(record, "Description", changed, going.mention().url());
        }
        if (deleted && !lead && !without(subject, old).equals(subject)) {
            fields.line(record, "Subject", without(subject, old));
        }
        return record.size() == before ? null : record;
    }

    private static String replaced(String text, String old, String fresh) {
        int at = text.lastIndexOf(old);
        return at < 0 ? text : text.substring(0, at) + fresh + text.substring(at + old.length());
    }

    /** The head without the beginning of the old text that it ends with, whole or cut. */
    private static String without(String head, String old) {
        String line = FieldText.line(old);
        String end = head.endsWith("…") ? head.substring(0, head.length() - 1) : head;
        for (int at = 0; at + SHORTEST <= end.length(); at++) {
            if (line.startsWith(end.substring(at))) {
                return head.substring(0, at) + GONE;
            }
        }
        return end.equals(line) ? GONE : head;
    }
}
