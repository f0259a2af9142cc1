package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {

    private final Org61 org = new Org61(SalesforceSandbox.Options.on(0, null).withQueryPage(3));
    private String open = "";

    @BeforeAll
    void fill() {
        open = org.created("Case", Map.of("MentionKey__c", "open", "Subject", "Open it's", "Priority", "High"));
        String closed = org.created("Case", Map.of("MentionKey__c", "closed", "Subject", "Closed", "Status", "Closed"));
        for (int i = 1; i <= 5; i++) {
            message(
                    "m" + i,
                    i < 4 ? open : closed,
                    i % 2 == 0 ? "PENDING" : "RECEIVED",
                    "2026-01-0" + i + "T10:00:00Z");
        }
        message("free", null, "SENT", null);
    }

    private void message(String key, String caseId, String status, String posted) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("Direction__c", "Inbound", "MessageKey__c", key, "Status__c", status));
        fields.put("Case__c", caseId);
        fields.put("Posted__c", posted);
        org.created("ChannelMessage__c", fields);
    }

    @AfterAll
    void stop() {
        org.close();
    }

    private List<String> keys(String rest) {
        List<String> keys = new ArrayList<>();
        JsonNode page =
                org.query("SELECT MessageKey__c FROM ChannelMessage__c " + rest).json();
        keys.addAll(page.path("records").findValuesAsText("MessageKey__c"));
        while (!page.path("done").asBoolean()) {
            page = org.http.get(page.path("nextRecordsUrl").asText()).json();
            keys.addAll(page.path("records").findValuesAsText("MessageKey__c"));
        }
        return keys;
    }

    private String code(String soql) {
        return Org61.code(org.query(soql));
    }

    @Test
    void pages_follow_one_another() {
        JsonNode first = org.query("SELECT Id FROM ChannelMessage__c").json();

        assertThat(first.path("totalSize").asInt()).isEqualTo(6);
        assertThat(first.path("records")).hasSize(3);
        assertThat(keys("")).containsExactly("m1", "m2", "m3", "m4", "m5", "free");
    }

    @Test
    void parents_are_nested_and_null_where_there_is_none() {
        JsonNode records = org.query("SELECT MessageKey__c, Case__r.Status, Case__r.MentionKey__c, Case__r.Owner.Name"
                        + " FROM ChannelMessage__c WHERE MessageKey__c IN ('m1','free')")
                .json()
                .path("records");

        assertThat(records.at("/0/Case__r/Status").asText()).isEqualTo("New");
        assertThat(records.at("/0/Case__r/MentionKey__c").asText()).isEqualTo("open");
        assertThat(records.at("/0/Case__r/Owner/Name").asText()).isEqualTo("Parley Integration");
        assertThat(records.at("/0/attributes/type").asText()).isEqualTo("ChannelMessage__c");
        assertThat(records.at("/1/Case__r").isNull()).isTrue();
    }

    @Test
    void conditions_join_with_parentheses() {
        assertThat(keys("WHERE (Status__c = 'PENDING' OR Status__c = 'sent') AND Direction__c = 'Inbound'"))
                .containsExactly("m2", "m4", "free");
        assertThat(keys("WHERE NOT (Status__c = 'PENDING')")).containsExactly("m1", "m3", "m5", "free");
    }

    @Test
    void times_numbers_booleans_and_null_compare() {
        assertThat(keys("WHERE Posted__c > 2026-01-02T10:00:00.000Z AND Posted__c <= 2026-01-04T11:00:00+01:00"))
                .containsExactly("m3", "m4");
        assertThat(keys("WHERE Posted__c = null")).containsExactly("free");
        assertThat(keys("WHERE Case__r.IsClosed = true")).containsExactly("m4", "m5");
        assertThat(keys("WHERE Case__c != null AND Status__c != 'PENDING'")).containsExactly("m1", "m3", "m5");
    }

    @Test
    void in_not_in_and_like_work() {
        assertThat(keys("WHERE MessageKey__c IN ('m1', 'm4')")).containsExactly("m1", "m4");
        assertThat(keys("WHERE MessageKey__c NOT IN ('m1', 'm4')")).containsExactly("m2", "m3", "m5", "free");
        assertThat(keys("WHERE MessageKey__c LIKE 'm_'")).hasSize(5);
        assertThat(org.column("Subject", "SELECT Subject FROM Case WHERE Subject LIKE 'open%'"))
                .containsExactly("Open it's");
    }

    @Test
    void order_limit_and_offset_work() {
        assertThat(keys("ORDER BY Status__c ASC, Posted__c DESC NULLS LAST LIMIT 3 OFFSET 1"))
                .containsExactly("m2", "m5", "m3");
    }

    @Test
    void strings_are_unescaped_and_ids_taken_in_both_lengths() {
        assertThat(org.column("Id", "SELECT Id FROM Case WHERE Subject = 'Open it\\'s'"))
                .containsExactly(open);
        assertThat(keys("WHERE Case__c = '" + open.substring(0, 15) + "'")).containsExactly("m1", "m2", "m3");
    }

    @Test
    void count_counts() {
        assertThat(org.query("SELECT COUNT() FROM Case")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void deleted_records_are_seen_by_query_all_alone() {
        String gone = org.created("Contact", Map.of("LastName", "Gone"));
        org.sandbox.desk().delete("Contact", gone);

        assertThat(org.column("Id", "SELECT Id FROM Contact")).isEmpty();
        assertThat(org.http
                        .get(Org61.BASE + "/queryAll?q=" + Org61.encode("SELECT Id, IsDeleted FROM Contact"))
                        .json()
                        .path("records")
                        .findValuesAsText("IsDeleted"))
                .containsExactly("true");
    }

    @Test
    void what_soql_does_not_allow_is_refused() {
        assertThat(code("SELECT Id FROM Case WHERE Status = 'a' AND Priority = 'b' OR Origin = 'c'"))
                .isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id, FROM Case")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT * FROM Case")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Case WHERE Subject = 'open")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Case GROUP BY Status")).isEqualTo("MALFORMED_QUERY");
        assertThat(code("SELECT Id FROM Case; DELETE")).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void unknown_names_are_refused() {
        assertThat(code("SELECT Colour__c FROM Case")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Case WHERE Colour__c = 'x'")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Case__r.Colour__c FROM ChannelMessage__c")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Parent__r.Id FROM ChannelMessage__c")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM SocialPost")).isEqualTo("INVALID_TYPE");
    }

    @Test
    void values_of_the_wrong_kind_are_refused() {
        assertThat(code("SELECT Id FROM ChannelMessage__c WHERE Posted__c > '2026-01-02T10:00:00Z'"))
                .isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Case WHERE Subject = 7")).isEqualTo("INVALID_FIELD");
        assertThat(code("SELECT Id FROM Case WHERE Id = 'nonsense'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(code("SELECT Id FROM Case WHERE Description = 'long'")).isEqualTo("INVALID_FIELD");
    }

    @Test
    void an_address_over_16_kilobytes_is_refused_and_one_below_is_not() {
        String keys = "'" + "k".repeat(40) + "'" + (",'" + "k".repeat(40) + "'").repeat(250);

        assertThat(org.query("SELECT Id FROM Case WHERE MentionKey__c IN (" + keys + ")")
                        .status())
                .isEqualTo(200);
        assertThat(org.query("SELECT Id FROM Case WHERE MentionKey__c IN (" + keys + "," + keys + ")")
                        .status())
                .isEqualTo(414);
    }

    @Test
    void an_invented_locator_is_refused() {
        assertThat(Org61.code(org.http.get(Org61.BASE + "/query/01gHs0000000099-3")))
                .isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void describe_tells_the_fields() {
        JsonNode fields = org.http
                .get(Org61.BASE + "/sobjects/ChannelMessage__c/describe")
                .json()
                .path("fields");
        JsonNode key = null;
        for (JsonNode field : fields) {
            key = field.path("name").asText().equals("MessageKey__c") ? field : key;
        }

        assertThat(key).isNotNull();
        assertThat(key.path("externalId").asBoolean() && key.path("unique").asBoolean())
                .isTrue();
        assertThat(key.path("length").asInt()).isEqualTo(255);
        assertThat(org.http.get(Org61.BASE + "/sobjects").json().at("/sobjects").findValuesAsText("name"))
                .contains("Case", "Lead", "ChannelMessage__c")
                .doesNotContain("SocialPost");
    }
}
