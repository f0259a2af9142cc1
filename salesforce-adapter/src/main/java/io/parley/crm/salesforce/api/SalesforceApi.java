package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The few resources of the REST API that Parley uses. Each collection goes in one call and has at most 200 records. */
public final class SalesforceApi {

    /** Most records of a collection, says the REST API guide. */
    public static final int COLLECTION = 200;

    /** Most requests in a composite one, says the same guide. */
    private static final int COMPOSITE = 25;

    private final SalesforceClient client;
    private final String base;

    public SalesforceApi(SalesforceClient client, String apiVersion) {
        this.client = client;
        this.base = "/services/data/v" + apiVersion;
    }

    public SalesforceClient client() {
        return client;
    }

    /** The versions that the org has. */
    public JsonNode versions() {
        return client.call("GET", "/services/data", null, Map.of());
    }

    public JsonNode limits() {
        return client.call("GET", base + "/limits", null, Map.of());
    }

    public JsonNode describe(String object) {
        return client.call("GET", base + "/sobjects/" + object + "/describe", null, Map.of());
    }

    /** All records that a query finds. */
    public List<JsonNode> query(String soql) {
        return pages(base + "/query?q=" + Soql.encode(soql));
    }

    /** As {@link #query}, deleted and merged records too. */
    public List<JsonNode> queryAll(String soql) {
        return pages(base + "/queryAll?q=" + Soql.encode(soql));
    }

    /** What a query finds for values, however many calls it takes; the function puts a list of them into the query. */
    public List<JsonNode> queryFor(Collection<String> values, Function<String, String> soql) {
        List<JsonNode> found = new ArrayList<>();
        Soql.lists(values).forEach(list -> found.addAll(query(soql.apply(list))));
        return found;
    }

    private List<JsonNode> pages(String path) {
        List<JsonNode> records = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = client.call("GET", next, null, Map.of());
            page.path("records").forEach(records::add);
            next = page.path("nextRecordsUrl").asText("");
            if (!next.isEmpty() && !next.startsWith("/services/data/")) {
                throw new CrmFailure(new Outcome.Retry("Salesforce named a next page that is none.", null), null);
            }
        }
        return records;
    }

    /** Several saves and queries that travel together. */
    public Bundle bundle() {
        return new Bundle(client, base);
    }

    /** Creates records; a rule about duplicates may warn a person, but not hold up a customer. */
    public List<SaveResult> create(List<ObjectNode> records, String assign) {
        List<SaveResult> results = new ArrayList<>();
        bundle().create(records, assign, results::addAll).send();
        return results;
    }

    /** Creates records, but none that a duplicate rule of the org objects to. */
    public List<SaveResult> createUnlessDuplicate(List<ObjectNode> records) {
        List<SaveResult> results = new ArrayList<>();
        bundle().createUnlessDuplicate(records, results::addAll).send();
        return results;
    }

    /**
     * Creates records by a request for each, 25 in a call: only so does Salesforce tell the duplicates of each.
     *
     * @param headers of each request
     * @return the answer to each, with {@code httpStatusCode} and {@code body}
     */
    public List<JsonNode> createEach(List<ObjectNode> records, Map<String, String> headers) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < records.size(); from += COMPOSITE) {
            ObjectNode body = Json.mapper().createObjectNode().put("allOrNone", false);
            ArrayNode requests = body.putArray("compositeRequest");
            for (ObjectNode record : records.subList(from, Math.min(records.size(), from + COMPOSITE))) {
                String object = record.path("attributes").path("type").asText();
                ObjectNode request = requests.addObject()
                        .put("method", "POST")
                        .put("url", base + "/sobjects/" + object)
                        .put("referenceId", "r" + requests.size());
                request.set("body", record);
                if (!headers.isEmpty()) {
                    ObjectNode told = request.putObject("httpHeaders");
                    headers.forEach(told::put);
                }
            }
            client.call("POST", base + "/composite", body, Map.of())
                    .path("compositeResponse")
                    .forEach(answers::add);
        }
        if (answers.size() != records.size()) {
            throw new CrmFailure(new Outcome.Retry("Salesforce left requests unanswered.", null), null);
        }
        return answers;
    }

    /** Changes records, each with its {@code id}. */
    public List<SaveResult> update(List<ObjectNode> records) {
        List<SaveResult> results = new ArrayList<>();
        bundle().update(records, results::addAll).send();
        return results;
    }

    /** Creates records, or changes those that have the same value in an external id field. */
    public List<SaveResult> upsert(String object, String field, List<ObjectNode> records) {
        List<SaveResult> results = new ArrayList<>();
        bundle().upsert(object, field, records, results::addAll).send();
        return results;
    }
}
