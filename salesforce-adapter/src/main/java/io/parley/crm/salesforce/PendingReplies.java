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

    private final SalesforceApi api;
    private final Records records;
    private final Social social;
    private final Duration overlap;

    PendingReplies(SalesforceApi api, Records records, Social social, Duration overlap) {
        this.api = api;
        this.records = records;
        this.social = social;
        this.overlap = overlap;
    }

    private static String select(SocialObjects objects) {
        return "SELECT Id, SystemModstamp, CreatedDate, CreatedBy.Name, " + objects.text() + ", "
                + objects.answeredKey() + ", " + objects.toCase() + ", " + objects.caseOf() + ".CaseNumber, "
                + objects.toLead() + ", " + objects.leadOf() + ".Name FROM " + objects.message() + " WHERE "
                + objects.isOutbound() + " AND " + objects.status() + " = 'PENDING' AND (" + objects.toCase()
                + " != null OR " + objects.isOnLead() + ")";
    }

    ReplyPage after(Cursor cursor, int limit) {
        ReplyCursor from = ReplyCursor.of(cursor);
        int most = Math.max(1, Math.min(limit, PAGE));
        SocialObjects objects = social.objects();
        List<JsonNode> rows =
                api.query(select(objects) + from.condition(overlap) + " ORDER BY SystemModstamp, Id LIMIT " + most);
        List<Reply> replies = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = row.path("Id").asText();
            ids.add(id);
            if (!from.heard().contains(id)) {
                replies.add(reply(objects, row));
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

    private Reply reply(SocialObjects objects, JsonNode row) {
        boolean onCase = row.path(objects.toCase()).isTextual();
        RecordRef record = onCase
                ? records.ref(
                        RecordKind.CASE,
                        row.path(objects.toCase()).asText(),
                        text(row.path(objects.caseOf()).path("CaseNumber")))
                : records.ref(
                        RecordKind.LEAD,
                        row.path(objects.toLead()).asText(),
                        text(row.path(objects.leadOf()).path("Name")));
        Instant written = Records.time(row.path("CreatedDate"));
        return new Reply(
                row.path("Id").asText(),
                record,
                row.path(objects.text()).asText("").replace("\r\n", "\n"),
                row.path("CreatedBy").path("Name").asText("a rep"),
                written == null ? place(row).stamp() : written,
                text(at(row, objects.answeredKey())));
    }

    private static JsonNode at(JsonNode row, String path) {
        return row.at("/" + path.replace('.', '/'));
    }

    private static @Nullable String text(JsonNode field) {
        return field.isTextual() && !field.asText().isEmpty() ? field.asText() : null;
    }
}
