package io.parley.crm.salesforce.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.salesforce.api.NoSuchSObjectException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.SalesforceMultipleChoicesException;
import org.apache.camel.component.salesforce.api.dto.AbstractSObjectBase;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatch;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** camel-salesforce by its own operations; the adapter itself uses only raw. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CamelClientTest {

    private final CamelOrg org = new CamelOrg(SalesforceSandbox.Options.on(0, null));

    @AfterEach
    void stop() {
        org.close();
    }

    private String opened(String json) throws SalesforceException {
        return org.json("createSObject", json, "sObjectName", "Case").path("id").asText();
    }

    @Test
    void it_learns_what_the_org_offers() throws Exception {
        assertThat(org.json("getVersions", "").findValuesAsText("version")).contains("62.0");
        assertThat(org.json("getResources", "").path("composite").asText()).isEqualTo("/services/data/v62.0/composite");
        assertThat(org.json("getGlobalObjects", "").findValuesAsText("name")).contains("Case", "Lead", "FeedItem");
        assertThat(org.json("getBasicInfo", "", "sObjectName", "Case")
                        .at("/objectDescribe/keyPrefix")
                        .asText())
                .isEqualTo("500");
        assertThat(org.json("getDescription", "", "sObjectName", "Case").findValuesAsText("relationshipName"))
                .contains("CaseComments");
        assertThat(org.json("limits", "").at("/DailyApiRequests/Max").asInt()).isEqualTo(15_000);
    }

    @Test
    void it_creates_reads_changes_and_deletes() throws Exception {
        String id = opened("{\"Subject\":\"It leaks \u00fc\"}");

        org.json("updateSObject", "{\"Priority\":\"High\"}", "sObjectName", "Case", "sObjectId", id);
        JsonNode read = org.json("getSObject", "", "sObjectName", "Case", "sObjectId", id, "sObjectFields", "Priority");
        int deleted = org.status("deleteSObject", "", "sObjectName", "Case", "sObjectId", id);

        assertThat(read.path("Priority").asText()).isEqualTo("High");
        assertThat(read.has("Subject")).isFalse();
        assertThat(deleted).isEqualTo(204);
        assertThat(org.salesforce.count("Case")).isZero();
    }

    @Test
    void it_finds_and_saves_by_external_id() throws Exception {
        String key = "X:19/\u00e4 b?";
        String[] by = {"sObjectName", "Case", "sObjectIdName", "MentionKey__c", "sObjectIdValue", key};

        JsonNode made = org.json("upsertSObject", "{\"Subject\":\"1\"}", by);
        JsonNode changed = org.json("upsertSObject", "{\"Subject\":\"2\"}", by);
        JsonNode read = org.json("getSObjectWithId", "", by);

        assertThat(made.path("created").asBoolean()).isTrue();
        assertThat(changed.path("created").asBoolean()).isFalse();
        assertThat(read.path("Subject").asText()).isEqualTo("2");
        assertThat(read.path("MentionKey__c").asText()).isEqualTo(key);
        assertThat(org.status("deleteSObjectWithId", "", by)).isEqualTo(204);
        assertThatThrownBy(() -> org.json("getSObjectWithId", "", by)).isInstanceOf(NoSuchSObjectException.class);
    }

    @Test
    void it_queries_page_by_page_and_among_the_deleted() throws Exception {
        try (CamelOrg small = new CamelOrg(SalesforceSandbox.Options.on(0, null).withQueryPage(2))) {
            for (int i = 0; i < 3; i++) {
                small.json("createSObject", "{\"Subject\":\"s" + i + "\"}", "sObjectName", "Case");
            }
            JsonNode first = small.json("query", "SELECT Id, Subject FROM Case ORDER BY Subject");
            JsonNode second =
                    small.json("queryMore", first.path("nextRecordsUrl").asText());
            small.json(
                    "deleteSObject",
                    "",
                    "sObjectName",
                    "Case",
                    "sObjectId",
                    first.at("/records/0/Id").asText());

            assertThat(first.findValuesAsText("Subject")).containsExactly("s0", "s1");
            assertThat(second.findValuesAsText("Subject")).containsExactly("s2");
            assertThat(small.json("query", "SELECT Id FROM Case")
                            .path("totalSize")
                            .asInt())
                    .isEqualTo(2);
            assertThat(small.json("queryAll", "SELECT Id FROM Case")
                            .path("totalSize")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void it_sends_a_composite_request() throws Exception {
        JsonNode parts = org.json("composite", """
                        {"allOrNone": true, "compositeRequest": [
                          {"method": "POST", "referenceId": "c", "url": "/services/data/v62.0/sobjects/Case", "body": {"Subject": "x"}},
                          {"method": "POST", "referenceId": "m", "url": "/services/data/v62.0/sobjects/CaseComment",
                           "body": {"ParentId": "@{c.id}", "CommentBody": "hi"}}]}""").path("compositeResponse");

        assertThat(parts.findValuesAsText("httpStatusCode")).containsExactly("201", "201");
        assertThat(org.salesforce.count("CaseComment")).isEqualTo(1);
    }

    @Test
    void it_sends_a_batch() throws Exception {
        String id = opened("{\"Subject\":\"x\"}");
        SObjectBatch batch = new SObjectBatch("62.0");
        batch.addGet("Case", id, "Subject");
        batch.addGetByExternalId("Case", "MentionKey__c", "none");
        batch.addQuery("SELECT Id FROM Case");
        batch.addLimits();
        batch.addDelete("Case", id);

        SObjectBatchResponse answer = org.typed("composite-batch", batch, SObjectBatchResponse.class);

        assertThat(answer.hasErrors()).isTrue();
        assertThat(answer.getResults())
                .extracting(result -> result.getStatusCode())
                .containsExactly(200, 404, 200, 200, 204);
    }

    @Test
    void it_makes_a_tree() throws Exception {
        SObjectTree tree = new SObjectTree();
        tree.addObject(new Described("Case", Map.of("Subject", "x")))
                .addChild("CaseComments", new Described("CaseComment", Map.of("CommentBody", "hi")));

        SObjectTree made = org.typed("composite-tree", tree, SObjectTree.class);

        assertThat(made.allObjects().map(AbstractSObjectBase::getId))
                .containsExactly((String) org.salesforce.records("Case").get(0).get("Id"), (String)
                        org.salesforce.records("CaseComment").get(0).get("Id"));
        assertThat(org.salesforce.count("CaseComment")).isEqualTo(1);
    }

    @Test
    void it_is_refused_a_tree_with_a_bad_leaf() {
        SObjectTree tree = new SObjectTree();
        tree.addObject(new Described("Case", Map.of("Subject", "x")))
                .addChild("CaseComments", new Described("CaseComment", Map.of("CommentBody", "x".repeat(4001))));

        assertThatThrownBy(() -> org.typed("composite-tree", tree, SObjectTree.class))
                .isInstanceOfSatisfying(SalesforceException.class, refused -> assertThat(refused.getErrors())
                        .extracting(error -> error.getErrorCode())
                        .containsExactly("STRING_TOO_LONG"));
        assertThat(org.salesforce.count("Case")).isZero();
    }

    @Test
    void it_saves_reads_and_deletes_many() throws Exception {
        List<Described> two = List.of(
                new Described("Case", Map.of("MentionKey__c", "a", "Subject", "1")),
                new Described("Case", Map.of("MentionKey__c", "b", "Subject", "2")));

        List<?> made = org.typed(
                "compositeUpsertSObjectCollections",
                two,
                List.class,
                "sObjectName",
                "Case",
                "sObjectIdName",
                "MentionKey__c");
        String ids = org.salesforce.records("Case").get(0).get("Id") + ","
                + org.salesforce.records("Case").get(1).get("Id");
        List<?> deleted = org.typed("compositeDeleteSObjectCollections", ids, List.class, "sObjectIds", ids);

        assertThat(made).hasSize(2);
        assertThat(deleted).hasSize(2);
        assertThat(org.salesforce.count("Case")).isZero();
    }

    @Test
    void it_tells_refusals_apart() {
        assertThatThrownBy(() -> org.json("createSObject", "{\"Colour__c\":\"red\"}", "sObjectName", "Case"))
                .isInstanceOfSatisfying(SalesforceException.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(400);
                    assertThat(refused.getErrors().get(0).getErrorCode()).isEqualTo("INVALID_FIELD");
                });
        assertThatThrownBy(() -> opened("{\"Subject\":\"" + "x".repeat(256) + "\"}"))
                .isInstanceOfSatisfying(SalesforceException.class, refused -> assertThat(
                                refused.getErrors().get(0).getFields())
                        .containsExactly("Subject"));
        assertThatThrownBy(() -> org.json("getDescription", "", "sObjectName", "Nothing__c"))
                .isInstanceOf(NoSuchSObjectException.class);
    }

    @Test
    void it_is_given_the_choice_when_an_external_id_is_not_unique() throws Exception {
        try (CamelOrg careless =
                new CamelOrg(SalesforceSandbox.Options.on(0, null).withNotUnique("Case.MentionKey__c"))) {
            careless.json("createSObject", "{\"MentionKey__c\":\"k\"}", "sObjectName", "Case");
            careless.json("createSObject", "{\"MentionKey__c\":\"k\"}", "sObjectName", "Case");

            assertThatThrownBy(() -> careless.json(
                            "upsertSObject",
                            "{\"Subject\":\"x\"}",
                            "sObjectName",
                            "Case",
                            "sObjectIdName",
                            "MentionKey__c",
                            "sObjectIdValue",
                            "k"))
                    .isInstanceOfSatisfying(
                            SalesforceMultipleChoicesException.class,
                            many -> assertThat(many.getChoices()).hasSize(2));
        }
    }

    @Test
    void it_logs_in_again_when_its_session_has_ended() throws Exception {
        org.json("limits", "");
        org.salesforce.expireTokens();

        assertThat(org.json("limits", "").has("DailyApiRequests")).isTrue();
        assertThat(org.salesforce.calls().count("token")).isEqualTo(2);
    }

    @Test
    void it_is_refused_what_the_stand_in_does_not_serve() {
        assertThatThrownBy(() -> org.json("search", "FIND {x}")).isInstanceOf(NoSuchSObjectException.class);
        assertThatThrownBy(() -> org.json("recent", "5")).isInstanceOf(NoSuchSObjectException.class);
        assertThatThrownBy(
                        () -> org.typed("getReportDescription", "", InputStream.class, "reportId", "00O000000000001"))
                .isInstanceOf(SalesforceException.class);
    }
}
