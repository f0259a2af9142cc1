package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the authors of a batch, each once. An author that Salesforce refuses for good costs the customer nothing: the
 * case is opened, and the message says why nobody is linked to it.
 */
final class Personas {

    private static final Logger log = LoggerFactory.getLogger(Personas.class);

    private final String crm;
    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;

    Personas(String crm, SalesforceApi api, RecordFields fields, Social social) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.social = social;
    }

    void save(List<Going> batch) {
        Map<String, List<Going>> byAuthor = new LinkedHashMap<>();
        for (Going going : batch) {
            String key = RecordFields.personaKey(going.mention());
            // Who took an item back is known already, or is nobody's business any more.
            if (key != null && !going.mention().tombstone()) {
                byAuthor.computeIfAbsent(key, none -> new ArrayList<>()).add(going);
            }
        }
        if (byAuthor.isEmpty()) {
            return;
        }
        SocialObjects objects = social.objects();
        List<ObjectNode> records = new ArrayList<>();
        byAuthor.forEach((key, theirs) -> records.add(
                fields.persona(key, theirs.get(theirs.size() - 1).delivery.mention())));
        List<SaveResult> results = api.upsert(objects.persona(), objects.personaKey(), records);
        int at = 0;
        for (List<Going> theirs : byAuthor.values()) {
            saved(theirs, results.get(at++));
        }
    }

    private void saved(List<Going> theirs, SaveResult result) {
        Problem problem = result.problem();
        if (problem == null) {
            theirs.forEach(going -> going.persona = result.id());
            return;
        }
        Outcome.Failure failure = problem.is("DUPLICATE_VALUE")
                ? new Outcome.Retry("The author is being saved by somebody else.", null)
                : ErrorTable.ofRecord("author", problem);
        for (Going going : theirs) {
            if (failure instanceof Outcome.Refused) {
                going.note = "No author: " + failure.reason();
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .addKeyValue("mention", going.mention().key())
                        .log("The message goes on without its author. {}", failure.reason());
            } else {
                going.end(failure);
            }
        }
    }
}
