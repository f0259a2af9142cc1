package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what reps wrote: outbound messages that wait to be sent. Parley itself writes inbound ones only, and internal
 * notes are other objects, so neither is ever among them.
 */
final class PendingReplies {

    /** Most rows that Salesforce gives in one page of a query. */
    private static final int PAGE = 2_000;

    private static final String SELECT = "SELECT Id, SystemModstamp, CreatedDate, CreatedBy.Name, Body__c,"
            + " InReplyToKey__c, Case__c, Case__r.CaseNumber, Lead__c, Lead__r.Name FROM ChannelMessage__c"
            + " WHERE Direction__c = 'Outbound' AND Status__c = 'PENDING' AND (Case__c != null OR Lead__c != null)";

    private final SalesforceApi api;
    private final Records records;
    private final Duration overlap;

    PendingReplies(SalesforceApi api, Records records, Duration overlap) {
        this.api = api;
        this.records = records;
        this.overlap = overlap;
    }

    ReplyPage after(Cursor cursor, int limit) {
        ReplyCursor from = ReplyCursor.of(cursor);
        int most = Math.max(1, Math.min(limit, PAGE));
        List<JsonNode> rows =
                api.query(SELECT + from.condition(overlap) + " ORDER BY SystemModstamp, Id LIMIT " + most);
        List<Reply> replies = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = row.path("Id").asText();
            ids.add(id);
            if (!from.heard().contains(id)) {
                replies.add(reply(row));
            }
        }
        ReplyCursor next = rows.isEmpty() ? from : from.behind(place(rows.get(rows.size() - 1)), ids);
        boolean more = rows.size() == most;
        return new ReplyPage(replies, (more ? next : next.swept(from.at() != null)).cursor(), more);
    }

    private static ReplyCursor.Place place(JsonNode row) {
        Instant stamp = Records.time(row.path("SystemModstamp"));
        return new ReplyCursor.Place(
                Objects.requireNonNull(stamp, "every row has a stamp"),
                row.path("Id").asText());
    }

    private Reply reply(JsonNode row) {
        RecordKind kind = row.path("Case__c").isTextual() ? RecordKind.CASE : RecordKind.LEAD;
        RecordRef record = kind == RecordKind.CASE
                ? records.ref(
                        kind,
                        row.path("Case__c").asText(),
                        text(row.path("Case__r").path("CaseNumber")))
                : records.ref(
                        kind,
                        row.path("Lead__c").asText(),
                        text(row.path("Lead__r").path("Name")));
        Instant written = Records.time(row.path("CreatedDate"));
        return new Reply(
                row.path("Id").asText(),
                record,
                row.path("Body__c").asText("").replace("\r\n", "\n"),
                row.path("CreatedBy").path("Name").asText("a rep"),
                written == null ? place(row).stamp() : written,
                text(row.path("InReplyToKey__c")));
    }

    private static @Nullable String text(JsonNode field) {
        return field.isTextual() && !field.asText().isEmpty() ? field.asText() : null;
    }
}
