package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One job of Bulk API 2.0: what was asked, how far it is, and what became of each row. */
final class IngestJob {

    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete");
    private static final Map<String, Character> SEPARATORS =
            Map.of("COMMA", ',', "TAB", '\t', "PIPE", '|', "SEMICOLON", ';', "CARET", '^', "BACKQUOTE", '`');
    private static final Map<String, String> LINE_ENDS = Map.of("LF", "\n", "CRLF", "\r\n");
    private static final Set<String> KNOWN = Set.of(
            "object",
            "operation",
            "externalIdFieldName",
            "contentType",
            "lineEnding",
            "columnDelimiter",
            "assignmentRuleId");

    final String id;
    final ObjectType type;
    final String operation;
    final @Nullable Field key;
    private final String lineEnding;
    private final String delimiter;
    private final String userId;
    private final Instant created;
    final List<List<String>> successful = new ArrayList<>();
    final List<List<String>> failed = new ArrayList<>();
    List<List<String>> unprocessed = List.of();

    @Nullable
    String data;

    String state = "Open";

    @Nullable
    String error;

    IngestJob(String id, Org org, String userId, ObjectNode asked) {
        this.id = id;
        this.userId = userId;
        this.created = org.now();
        asked.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw Request.parserError("Unrecognized field \"" + name + "\"");
            }
        });
        ObjectType found = org.schema.find(asked.path("object").asText());
        if (found == null) {
            throw Problem.of(
                    400, "INVALIDENTITY", "Entity '" + asked.path("object").asText() + "' is not supported");
        }
        type = found;
        operation = oneOf("operation", asked.path("operation").asText(), OPERATIONS);
        lineEnding = oneOf("lineEnding", asked.path("lineEnding").asText("LF"), LINE_ENDS.keySet());
        delimiter = oneOf("columnDelimiter", asked.path("columnDelimiter").asText("COMMA"), SEPARATORS.keySet());
        oneOf("contentType", asked.path("contentType").asText("CSV"), Set.of("CSV"));
        String external = asked.path("externalIdFieldName").asText("");
        if (operation.equals("upsert") == external.isEmpty()) {
            throw Problem.of(
                    400, "INVALIDJOB", "externalIdFieldName is needed for upsert, and for nothing else: " + external);
        }
        key = external.isEmpty() ? null : Sobjects.key(type, external);
    }

    private static String oneOf(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw Problem.of(400, "INVALIDJOB", "Invalid value for " + name + ": '" + value + "'");
        }
        return value;
    }

    Csv csv() {
        return new Csv(SEPARATORS.getOrDefault(delimiter, ','), LINE_ENDS.getOrDefault(lineEnding, "\n"));
    }

    Map<String, Object> told(int version) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("operation", operation);
        told.put("object", type.name);
        told.put("createdById", userId);
        told.put("createdDate", String.valueOf(Values.json(created)));
        told.put("systemModstamp", String.valueOf(Values.json(created)));
        told.put("state", state);
        if (key != null) {
            told.put("externalIdFieldName", key.name());
        }
        told.put("concurrencyMode", "Parallel");
        told.put("contentType", "CSV");
        told.put("apiVersion", (double) version);
        told.put("jobType", "V2Ingest");
        told.put("contentUrl", "services/data/v" + version + ".0/jobs/ingest/" + id + "/batches");
        told.put("lineEnding", lineEnding);
        told.put("columnDelimiter", delimiter);
        if (!state.equals("Open")) {
            told.put("retries", 0);
            told.put("totalProcessingTime", 1);
            told.put("numberRecordsProcessed", Math.max(0, successful.size() + failed.size() - 2));
            told.put("numberRecordsFailed", Math.max(0, failed.size() - 1));
        }
        if (error != null) {
            told.put("errorMessage", error);
        }
        return told;
    }
}
