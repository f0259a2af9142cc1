package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shape;
import io.parley.mapping.Echo;
import io.parley.mapping.Mapping.Line;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record repeats, in its subject and description, the words of the mention that opened it. When the author changes
 * those or takes them back, so do we, as far as they still stand there as we wrote them.
 */
final class Echoes {

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
        List<Line> lines = fields.quoting(RecordFields.section(kind));
        if (lines.isEmpty()) {
            return;
        }
        String object = RecordFields.section(kind).object();
        String select = "SELECT Id, MentionKey__c, "
                + lines.stream().map(Line::field).collect(Collectors.joining(", ")) + " FROM " + object
                + " WHERE MentionKey__c IN ";
        for (JsonNode opened : api.queryFor(byKey.keySet(), list -> select + list)) {
            Going going = byKey.get(opened.path("MentionKey__c").asText());
            ObjectNode record = going == null ? null : change(going, RecordFields.record(object), lines, opened);
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

    private @Nullable ObjectNode change(Going going, ObjectNode record, List<Line> lines, JsonNode opened) {
        record.put("id", opened.path("Id").asText());
        Echo echo = new Echo(
                old(going),
                Messages.plain(fields.textAsKept(going.mention())),
                going.mention().tombstone());
        int before = record.size();
        for (Line line : lines) {
            String was = Messages.plain(opened.path(line.field()).asText(""));
            Shape.Field field = fields.field(record, line.field());
            boolean subject = RecordFields.hasSubject(line);
            String now = field != null && field.type().equals("textarea")
                    ? echo.inText(was, subject)
                    : echo.inLine(was, subject);
            if (!now.equals(was)) {
                FieldValues.put(
                        record, line.field(), field, now, going.mention().url());
            }
        }
        return record.size() == before ? null : record;
    }
}
