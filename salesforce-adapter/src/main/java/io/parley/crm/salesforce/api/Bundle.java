package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Saves and queries that travel together, in the order given: in one call of the composite resource, or in as few as its
 * limit allows. Each record is saved for itself, and each part sees what those before it have saved.
 *
 * <p>A part refers to records of an earlier one by external id, not by its place in an answer: such a reference stands
 * also when the earlier part met a record that was there already.
 */
public final class Bundle {

    /** Most collections and queries in one composite request, says the REST API guide; of other requests it takes 25. */
    private static final int MOST = 5;

    /** A longer address goes into the body of a composite request, where no server or proxy measures it. */
    private static final int LONGEST_ADDRESS = 7_500;

    private static final String REFERENCE = "@{";

    private static final Map<String, String> NO_ASSIGNMENT = Map.of("Sforce-Auto-Assign", "FALSE");

    private final SalesforceClient client;
    private final String base;
    private final List<Part> parts = new ArrayList<>();

    Bundle(SalesforceClient client, String base) {
        this.client = client;
        this.base = base;
    }

    private record Part(
            String method,
            String path,
            @Nullable ObjectNode body,
            Map<String, String> headers,
            Consumer<JsonNode> reader) {}

    /**
     * Creates records; a rule about duplicates may warn a person, but not hold up a customer.
     *
     * @param assign TRUE for the org's active assignment rule, FALSE for none, or the id of one
     */
    public Bundle create(List<ObjectNode> records, String assign, Consumer<List<SaveResult>> reader) {
        return save("POST", "", records, lettingIn(assign), reader);
    }

    /** The headers with which a new record is let in unless a duplicate rule blocks it even so. */
    public static Map<String, String> lettingIn(String assign) {
        return Map.of("Sforce-Auto-Assign", assign, "Sforce-Duplicate-Rule-Header", "allowSave=true");
    }

    /** Creates records, but none that a duplicate rule of the org objects to. */
    public Bundle createUnlessDuplicate(List<ObjectNode> records, Consumer<List<SaveResult>> reader) {
        return save("POST", "", records, NO_ASSIGNMENT, reader);
    }

    /** Changes records, each with its {@code id}. */
    public Bundle update(List<ObjectNode> records, Consumer<List<SaveResult>> reader) {
        return save("PATCH", "", records, NO_ASSIGNMENT, reader);
    }

    /** Creates records, or changes those that have the same value in an external id field. */
    public Bundle upsert(String object, String field, List<ObjectNode> records, Consumer<List<SaveResult>> reader) {
        return save("PATCH", "/" + object + "/" + field, records, NO_ASSIGNMENT, reader);
    }

    /** Deletes records, at most 200. */
    public Bundle delete(List<String> ids, Consumer<List<SaveResult>> reader) {
        String path = base + "/composite/sobjects?allOrNone=false&ids=" + String.join(",", ids);
        return part("DELETE", path, null, Map.of(), ids.size(), reader);
    }

    /** Finds records, deleted and merged ones too; a query that finds more than one page of them is none of ours. */
    public Bundle queryAll(String soql, Consumer<List<JsonNode>> reader) {
        parts.add(new Part("GET", base + "/queryAll?q=" + Soql.encode(soql), null, Map.of(), answer -> {
            List<JsonNode> rows = new ArrayList<>();
            answer.path("records").forEach(rows::add);
            reader.accept(rows);
        }));
        return this;
    }

    private Bundle save(
            String method,
            String where,
            List<ObjectNode> records,
            Map<String, String> headers,
            Consumer<List<SaveResult>> reader) {
        if (records.isEmpty()) {
            return this;
        }
        ObjectNode body = Json.mapper().createObjectNode().put("allOrNone", false);
        body.putArray("records").addAll(records);
        return part(method, base + "/composite/sobjects" + where, body, headers, records.size(), reader);
    }

    private Bundle part(
            String method,
            String path,
            @Nullable ObjectNode body,
            Map<String, String> headers,
            int records,
            Consumer<List<SaveResult>> reader) {
        parts.add(new Part(method, path, body, headers, answer -> {
            expect(answer.size(), records, "records");
            List<SaveResult> results = new ArrayList<>();
            answer.forEach(result -> results.add(SaveResult.of(result)));
            reader.accept(results);
        }));
        return this;
    }

    /**
     * Makes the calls, then hands each answer to its reader, in order.
     *
     * @throws CrmFailure when a call or a part as a whole has failed; then no reader has seen anything
     */
    public void send() {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += MOST) {
            answers.addAll(some(parts.subList(from, Math.min(parts.size(), from + MOST))));
        }
        for (int i = 0; i < answers.size(); i++) {
            parts.get(i).reader().accept(answers.get(i));
        }
        parts.clear();
    }

    private List<JsonNode> some(List<Part> some) {
        Part first = some.get(0);
        if (some.size() == 1 && first.path().length() <= LONGEST_ADDRESS) {
            return List.of(client.call(first.method(), first.path(), first.body(), first.headers()));
        }
        ObjectNode request = request(some);
        if (some.size() > 1 && request.toString().contains(REFERENCE)) {
            // Somebody wrote what Salesforce would take for a reference between parts, and there is no way to say that
            // it is none: so there must be no parts.
            return some.stream().flatMap(part -> some(List.of(part)).stream()).toList();
        }
        JsonNode told =
                client.call("POST", base + "/composite", request, Map.of()).path("compositeResponse");
        expect(told.size(), some.size(), "requests");
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode one : told) {
            int status = one.path("httpStatusCode").asInt();
            if (status < 200 || status >= 300) {
                throw new CrmFailure(ErrorTable.ofCall(status, one.path("body").toString()), null);
            }
            answers.add(one.path("body"));
        }
        return answers;
    }

    private static ObjectNode request(List<Part> some) {
        // Collated requests keep no order, and ours depend on each other without saying so.
        ObjectNode body =
                Json.mapper().createObjectNode().put("allOrNone", false).put("collateSubrequests", false);
        ArrayNode all = body.putArray("compositeRequest");
        for (int i = 0; i < some.size(); i++) {
            Part part = some.get(i);
            ObjectNode one = all.addObject()
                    .put("method", part.method())
                    .put("url", part.path())
                    .put("referenceId", "part" + i);
            if (part.body() != null) {
                one.set("body", part.body());
            }
            if (!part.headers().isEmpty()) {
                ObjectNode headers = one.putObject("httpHeaders");
                part.headers().forEach(headers::put);
            }
        }
        return body;
    }

    private static void expect(int answers, int asked, String what) {
        if (answers != asked) {
            throw new CrmFailure(
                    new Outcome.Retry(
                            "Salesforce answered " + answers + " results for " + asked + " " + what + ".", null),
                    null);
        }
    }
}
