package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import java.util.Set;

/** Reads what became of one bean. */
final class Settling {

    private Settling() {}

    /** @param fields those whose names may be in Sugar's words, when it refuses */
    static Saved saved(Access access, String module, V11Client.End end, Set<String> fields) {
        if (end instanceof V11Client.Lost lost) {
            return new Saved.Failed(lost.outcome());
        }
        Answer answer = ((V11Client.Answered) end).answer();
        if (!answer.isGood()) {
            return new Saved.Failed(V11Errors.of(access, "a record of " + module, answer, fields));
        }
        String id = id(answer.body());
        return id.isEmpty()
                ? new Saved.Failed(new Outcome.Retry("Sugar saved a record of " + module + " and gave no id.", null))
                : new Saved.Done(id, answer.status() == 201 || answer.body().has("id"));
    }

    /** Upserts give the id alone, links give the record, and all others are the record. */
    private static String id(JsonNode body) {
        JsonNode record = body.path("record");
        if (record.isTextual()) {
            return record.asText();
        }
        return record.isObject()
                ? record.path("id").asText("")
                : body.path("id").asText("");
    }
}
