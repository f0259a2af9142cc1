package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Comments on cases of ours that a rep made public. What was written before the option was switched on is never heard,
 * nor what the integration user or anybody but an internal user wrote. A comment that has a row among the messages was
 * heard before.
 */
final class CaseComments {

    /** What the ids of comments begin with, in every org. */
    private static final String PREFIX = "00a";

    private final SalesforceApi api;
    private final Records records;
    private final Social social;
    private final Duration overlap;
    private volatile @Nullable String self;

    CaseComments(SalesforceApi api, Records records, Social social, Duration overlap) {
        this.api = api;
        this.records = records;
        this.social = social;
        this.overlap = overlap;
    }

    /** Some replies, and where to go on. */
    record Heard(List<Reply> replies, CommentCursor next) {}

    static boolean isOne(String replyKey) {
        return SalesforceId.isOne(replyKey) && replyKey.startsWith(PREFIX);
    }

    /** The key of the row that tells what became of a comment. */
    static String messageKey(String commentId) {
        return "reply:" + commentId;
    }

    /** Behind all that is there now. */
    CommentCursor now() {
        List<JsonNode> newest =
                api.query("SELECT Id, SystemModstamp FROM CaseComment ORDER BY SystemModstamp DESC, Id LIMIT 1");
        if (newest.isEmpty()) {
            return new CommentCursor(Instant.EPOCH, Instant.EPOCH.plus(overlap), null, Map.of());
        }
        Instant stamp = stamp(newest.get(0));
        Map<String, Instant> seen = new LinkedHashMap<>();
        api.query("SELECT Id, SystemModstamp FROM CaseComment WHERE SystemModstamp >= " + stamp.minus(overlap))
                .forEach(row -> seen.put(row.path("Id").asText(), stamp(row)));
        return new CommentCursor(stamp, stamp, null, seen);
    }

    Heard after(CommentCursor from, int most) {
        List<JsonNode> rows = api.query("SELECT Id, SystemModstamp, CreatedDate, CreatedBy.Name, CommentBody, ParentId,"
                + " Parent.CaseNumber, Parent.MentionKey__c FROM CaseComment WHERE IsPublished = true AND"
                + " CreatedBy.UserType = 'Standard' AND CreatedById != '" + self() + "'" + from.condition(overlap)
                + " ORDER BY SystemModstamp, Id LIMIT " + most);
        Map<String, Instant> stamps = new LinkedHashMap<>();
        List<JsonNode> fresh = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = row.path("Id").asText();
            stamps.put(id, stamp(row));
            if (!from.seen().containsKey(id)) {
                fresh.add(row);
            }
        }
        boolean more = rows.size() == most;
        JsonNode last = more ? rows.get(rows.size() - 1) : null;
        ReplyCursor.Place at = last == null
                ? null
                : new ReplyCursor.Place(stamp(last), last.path("Id").asText());
        return new Heard(replies(fresh), from.behind(stamps, at, overlap));
    }

    private List<Reply> replies(List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> told =
                told(rows.stream().map(row -> row.path("Id").asText()).toList()).keySet();
        Set<String> ours = withMessages(rows.stream()
                .filter(row -> !row.path("Parent").path("MentionKey__c").isTextual())
                .map(row -> row.path("ParentId").asText())
                .distinct()
                .toList());
        return rows.stream()
                .filter(row -> !told.contains(messageKey(row.path("Id").asText())))
                .filter(row -> row.path("Parent").path("MentionKey__c").isTextual()
                        || ours.contains(row.path("ParentId").asText()))
                .map(this::reply)
                .toList();
    }

    /** The rows that tell what became of comments, by their keys. */
    Map<String, JsonNode> told(List<String> commentIds) {
        SocialObjects objects = social.objects();
        String select = "SELECT Id, " + objects.messageKey() + " FROM " + objects.message() + " WHERE "
                + objects.messageKey() + " IN ";
        Map<String, JsonNode> told = new LinkedHashMap<>();
        api.queryFor(commentIds.stream().map(CaseComments::messageKey).toList(), list -> select + list)
                .forEach(row -> told.put(row.path(objects.messageKey()).asText(), row));
        return told;
    }

    private Set<String> withMessages(List<String> cases) {
        SocialObjects objects = social.objects();
        String select =
                "SELECT Id, " + objects.toCase() + " FROM " + objects.message() + " WHERE " + objects.toCase() + " IN ";
        Set<String> ours = new HashSet<>();
        api.queryFor(cases, list -> select + list)
                .forEach(row -> ours.add(row.path(objects.toCase()).asText()));
        return ours;
    }

    private Reply reply(JsonNode row) {
        return new Reply(
                row.path("Id").asText(),
                records.ref(
                        RecordKind.CASE,
                        row.path("ParentId").asText(),
                        row.path("Parent").path("CaseNumber").asText()),
                row.path("CommentBody").asText("").replace("\r\n", "\n"),
                row.path("CreatedBy").path("Name").asText("a rep"),
                Objects.requireNonNullElse(Records.time(row.path("CreatedDate")), stamp(row)),
                null);
    }

    private static Instant stamp(JsonNode row) {
        return Objects.requireNonNull(Records.time(row.path("SystemModstamp")), "every row has a stamp");
    }

    /** The id of the user that Parley logs in as: whatever it wrote is no rep's. */
    private String self() {
        String known = self;
        if (known == null) {
            JsonNode who = api.client().call("GET", "/services/oauth2/userinfo", null, Map.of());
            known = who.path("user_id").asText();
            if (!SalesforceId.isOne(known)) {
                throw new CrmFailure(new Outcome.Retry("Salesforce does not say who is logged in.", null), null);
            }
            self = known;
        }
        return known;
    }
}
