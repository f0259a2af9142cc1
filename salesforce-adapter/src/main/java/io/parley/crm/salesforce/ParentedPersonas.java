package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authors where a persona must belong to something. Those whom Salesforce knows are brought up to date before the
 * messages are saved, and keep what they belong to: a rep may have given them a contact. New ones come after the
 * messages, and belong to their first one.
 */
final class ParentedPersonas {

    private static final Logger log = LoggerFactory.getLogger(ParentedPersonas.class);

    private final String crm;
    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;

    ParentedPersonas(String crm, SalesforceApi api, RecordFields fields, Social social) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.social = social;
    }

    /** Before the messages: finds the authors that Salesforce knows. */
    void known(List<Going> batch) {
        Map<String, List<Going>> byAuthor = byAuthor(batch);
        if (byAuthor.isEmpty()) {
            return;
        }
        SocialObjects objects = social.objects();
        String key = objects.personaKey();
        String select = "SELECT Id, " + key + " FROM " + objects.persona() + " WHERE " + key + " IN ";
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode found : api.queryFor(byAuthor.keySet(), list -> select + list)) {
            String author = found.path(key).asText();
            List<Going> theirs = byAuthor.getOrDefault(author, List.of());
            String id = found.path("Id").asText();
            theirs.forEach(going -> going.persona = id);
            if (!theirs.isEmpty()) {
                records.add(fields.persona(author, theirs.get(theirs.size() - 1).delivery)
                        .put("id", id));
            }
        }
        // The next message brings what a lock or a rule kept out.
        tell(records.isEmpty() ? List.of() : api.update(records), "The author was not brought up to date.");
    }

    /** After the messages: makes the new authors, and links their messages to them. */
    void fresh(List<Going> batch) {
        Map<String, List<Going>> byAuthor = byAuthor(batch.stream()
                .filter(going -> going.persona == null && going.message != null)
                .toList());
        if (byAuthor.isEmpty()) {
            return;
        }
        String parent = social.objects().parentOfPersona();
        List<ObjectNode> records = new ArrayList<>();
        byAuthor.forEach((key, theirs) -> records.add(
                fields.persona(key, theirs.get(theirs.size() - 1).delivery).put(parent, parent(theirs))));
        List<SaveResult> results = api.create(records, Posts.NO_RULE);
        int at = 0;
        List<Going> linking = new ArrayList<>();
        for (List<Going> theirs : byAuthor.values()) {
            saved(theirs, results.get(at++));
            theirs.stream().filter(Going::open).forEach(linking::add);
        }
        link(linking);
    }

    /** The contact that was found just now, else the first post. */
    private static @Nullable String parent(List<Going> theirs) {
        return theirs.stream()
                .map(going -> going.contact == null ? null : going.contact.contact())
                .filter(contact -> contact != null)
                .findFirst()
                .orElse(theirs.get(0).message);
    }

    private static Map<String, List<Going>> byAuthor(List<Going> batch) {
        Map<String, List<Going>> byAuthor = new LinkedHashMap<>();
        for (Going going : batch) {
            String key = RecordFields.personaKey(going.mention());
            // Who took an item back is known already, or is nobody's business any more.
            if (key != null && !going.mention().tombstone()) {
                byAuthor.computeIfAbsent(key, none -> new ArrayList<>()).add(going);
            }
        }
        return byAuthor;
    }

    private static void saved(List<Going> theirs, SaveResult result) {
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
                going.say("No author: " + failure.reason());
            } else {
                going.end(failure);
            }
        }
    }

    private void link(List<Going> batch) {
        if (batch.isEmpty()) {
            return;
        }
        SocialObjects objects = social.objects();
        Map<Integer, Going> places = new HashMap<>();
        List<ObjectNode> records = new ArrayList<>();
        for (Going going : batch) {
            ObjectNode record = RecordFields.record(objects.message()).put("id", going.message);
            if (going.persona == null) {
                fields.line(record, objects.statusMessage(), going.note);
            } else {
                record.put(objects.author(), going.persona);
            }
            places.put(records.size(), going);
            records.add(record);
        }
        List<SaveResult> results = api.update(records);
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            Going going = places.get(i);
            if (problem != null
                    && going != null
                    && ErrorTable.ofRecord("link", problem) instanceof Outcome.Retry wait) {
                going.end(wait);
            }
        }
        tell(results, "The message goes on without its author.");
    }

    private void tell(List<SaveResult> results, String what) {
        for (SaveResult result : results) {
            Problem problem = result.problem();
            if (problem != null) {
                log.atWarn().addKeyValue("crm", crm).log("{} {}", what, ErrorTable.words(problem));
            }
        }
    }
}
