package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Salesforce made of one record of a collection.
 *
 * @param id null when it was refused
 * @param problem null when it was saved
 * @param created whether an upsert made a record that was not there; other saves don't tell
 */
public record SaveResult(@Nullable String id, @Nullable Problem problem, boolean created) {

    /**
     * A refusal in Salesforce's words.
     *
     * @param fields the fields at fault; may be empty
     */
    public record Problem(String code, String message, List<String> fields) {

        /** Reads an error of either shape: collections say statusCode, everything else says errorCode. */
        public static Problem of(JsonNode error) {
            List<String> fields = new ArrayList<>();
            error.path("fields").forEach(field -> fields.add(field.asText()));
            String code =
                    error.path("statusCode").asText(error.path("errorCode").asText());
            return new Problem(code, error.path("message").asText(), List.copyOf(fields));
        }

        /** Whether the org's fields differ from what was described: a field is shorter now, or not there any more. */
        public boolean outgrown() {
            return is("STRING_TOO_LONG") || is("INVALID_FIELD") && !missesParent();
        }

        /** The same with more words. */
        public Problem saying(String more) {
            return new Problem(code, message + more, fields);
        }

        public boolean is(String other) {
            return code.equals(other);
        }

        /** Whether a record was refused since the one that it names by external id is not there. */
        public boolean missesParent() {
            return message.startsWith("Foreign key external ID");
        }
    }

    /**
     * The records that a duplicate rule names; a collection names none. Salesforce leaves an l out of the word, and may
     * put it in one day.
     */
    public static Set<String> duplicates(JsonNode errors) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode error : errors) {
            for (String word : List.of("duplicateResut", "duplicateResult")) {
                for (JsonNode result : error.path(word).path("matchResults")) {
                    for (JsonNode match : result.path("matchRecords")) {
                        ids.add(match.path("record").path("Id").asText());
                    }
                }
            }
        }
        ids.remove("");
        return ids;
    }

    public static SaveResult of(JsonNode result) {
        if (result.path("success").asBoolean()) {
            return new SaveResult(
                    result.path("id").asText(), null, result.path("created").asBoolean());
        }
        JsonNode first = result.path("errors").path(0);
        return new SaveResult(
                null,
                first.isMissingNode()
                        ? new Problem("UNKNOWN_EXCEPTION", "Salesforce gave no reason", List.of())
                        : Problem.of(first),
                false);
    }
}
