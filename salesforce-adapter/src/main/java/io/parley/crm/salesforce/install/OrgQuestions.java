package io.parley.crm.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.crm.salesforce.api.Soql;
import io.parley.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an installation asks and does over the REST API: users and their permission sets, rows, versions of flows. */
final class OrgQuestions {

    private final SalesforceApi api;
    private final SalesforceClient client;
    private final String base;

    OrgQuestions(SalesforceApi api, String apiVersion) {
        this.api = api;
        this.client = api.client();
        this.base = "/services/data/v" + apiVersion;
    }

    /** The user whom Parley logs in as. */
    record User(String id, String name) {}

    User me() {
        String identity =
                client.call("GET", base, null, Map.of()).path("identity").asText();
        String id = identity.substring(identity.lastIndexOf('/') + 1);
        List<JsonNode> found = api.query("SELECT Username FROM User WHERE Id = " + Soql.text(id));
        return new User(id, found.isEmpty() ? id : found.get(0).path("Username").asText());
    }

    /** Who has which of these permission sets: rows with Id, AssigneeId and PermissionSet.Name. */
    List<JsonNode> assignments(Collection<String> sets) {
        return sets.isEmpty()
                ? List.of()
                : api.query("SELECT Id, AssigneeId, PermissionSet.Name FROM PermissionSetAssignment"
                        + " WHERE PermissionSet.Name IN (" + list(sets) + ")");
    }

    private static String list(Collection<String> values) {
        return values.stream().map(Soql::text).collect(Collectors.joining(","));
    }

    void assign(String set, String userId) {
        List<JsonNode> found = api.query("SELECT Id FROM PermissionSet WHERE Name = " + Soql.text(set));
        if (!found.isEmpty()) {
            ObjectNode row = Json.mapper().createObjectNode();
            row.put("AssigneeId", userId);
            row.put("PermissionSetId", found.get(0).path("Id").asText());
            client.call("POST", base + "/sobjects/PermissionSetAssignment", row, Map.of());
        }
    }

    void unassign(String assignmentId) {
        client.call("DELETE", base + "/sobjects/PermissionSetAssignment/" + assignmentId, null, Map.of());
    }

    boolean has(String object) {
        try {
            api.describe(object);
            return true;
        } catch (CrmFailure failure) {
            if (failure.outcome().reason().contains("NOT_FOUND")) {
                return false;
            }
            throw failure;
        }
    }

    /** How many records there are, or have something in the field; -1 when the user may not see them. */
    long count(String object, String field) {
        String where = field.isEmpty() ? "" : " WHERE " + field + " != null";
        try {
            return client.call(
                            "GET",
                            base + "/query?q=" + Soql.encode("SELECT COUNT() FROM " + object + where),
                            null,
                            Map.of())
                    .path("totalSize")
                    .asLong(-1);
        } catch (CrmFailure notSeen) {
            return -1;
        }
    }

    /** The versions of a flow, each as its deletion names it. */
    List<String> versions(String flow) {
        String soql = "SELECT VersionNumber FROM Flow WHERE Definition.DeveloperName = " + Soql.text(flow);
        JsonNode answer = client.call("GET", base + "/tooling/query?q=" + Soql.encode(soql), null, Map.of());
        return answer.path("records").findValuesAsText("VersionNumber").stream()
                .map(version -> flow + "-" + version)
                .toList();
    }
}
