package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the authors of a batch, each once. An author that Salesforce refuses for good costs the customer nothing: the
 * case is opened, and the message says why nobody is linked to it.
 */
final class Personas {

    private static final Logger log = LoggerFactory.getLogger(Personas.class);
    private static final int MOST_KNOWN = 20_000;

    private final String crm;
    private final RecordFields fields;
    private final Social social;
    private final BooleanSupplier sparing;

    /** What Salesforce was last told of each author; those that spoke least lately go first. */
    private final Map<String, UUID> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UUID> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    Personas(String crm, RecordFields fields, Social social, BooleanSupplier sparing) {
        this.crm = crm;
        this.fields = fields;
        this.social = social;
        this.sparing = sparing;
    }

    /** Adds those that Salesforce does not have as they are now; each message names its author by key. */
    void save(Bundle bundle, List<Going> batch) {
        Map<String, List<Going>> byAuthor = new LinkedHashMap<>();
        for (Going going : batch) {
            String key = RecordFields.personaKey(going.mention());
            // Who took an item back is known already, or is nobody's business any more.
            if (key != null && !going.withoutAuthor && !going.mention().tombstone()) {
                byAuthor.computeIfAbsent(key, none -> new ArrayList<>()).add(going);
            }
        }
        SocialObjects objects = social.objects();
        List<ObjectNode> records = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        byAuthor.forEach((key, theirs) -> {
            theirs.forEach(going -> going.personaKey = key);
            ObjectNode record = record(objects, key, theirs);
            UUID before = known.get(key);
            boolean wanted = before == null || !sparing.getAsBoolean();
            if (wanted && !digest(record).equals(before)) {
                records.add(record);
                keys.add(key);
            }
        });
        bundle.upsert(objects.persona(), objects.personaKey(), records, results -> {
            for (int i = 0; i < results.size(); i++) {
                saved(keys.get(i), records.get(i), byAuthor.getOrDefault(keys.get(i), List.of()), results.get(i));
            }
        });
    }

    /** What a rep linked is never written over: only what was found out just now is. */
    /** An author as the newest of their mentions shows them, with the contact that was found for them. */
    ObjectNode record(SocialObjects objects, String key, List<Going> theirs) {
        ObjectNode record = fields.persona(key, theirs.get(theirs.size() - 1).delivery);
        theirs.forEach(going -> contact(objects, record, going.contact));
        return record;
    }

    private void contact(SocialObjects objects, ObjectNode persona, @Nullable ContactLink link) {
        String because = link == null ? null : link.because();
        if (link == null || because == null) {
            return;
        }
        if (objects.matchedBy() != null) {
            fields.line(persona, objects.matchedBy(), because);
        }
        if (link.contact() != null) {
            persona.put(objects.contact(), link.contact());
        }
    }

    private void saved(String key, ObjectNode record, List<Going> theirs, SaveResult result) {
        Problem problem = result.problem();
        if (problem == null) {
            known.put(key, digest(record));
            theirs.forEach(going -> going.withoutPersona = null);
            return;
        }
        known.remove(key);
        Outcome.Failure failure = problem.is("DUPLICATE_VALUE")
                ? new Outcome.Retry("The author is being saved by somebody else.", null)
                : ErrorTable.ofRecord("author", problem);
        theirs.forEach(going -> going.withoutPersona = failure);
    }

    /** The message named an author who is not there: the next attempt brings the author again, or goes without. */
    void missing(Going going) {
        String key = going.personaKey;
        if (key == null) {
            return;
        }
        known.remove(key);
        if (going.withoutPersona instanceof Outcome.Refused refused) {
            going.personaKey = null;
            going.withoutAuthor = true;
            going.say("No author: " + refused.reason());
            log.atWarn()
                    .addKeyValue("crm", crm)
                    .addKeyValue("mention", going.mention().key())
                    .log("The message goes on without its author. {}", refused.reason());
        }
    }

    private static UUID digest(ObjectNode record) {
        return UUID.nameUUIDFromBytes(record.toString().getBytes(StandardCharsets.UTF_8));
    }
}
