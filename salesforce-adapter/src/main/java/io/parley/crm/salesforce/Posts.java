package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Decision;
import io.parley.model.MentionKey;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts messages onto records where some fields can be set at the creation only: what is there can't be sent again whole,
 * so a look comes first, what is new is created, and what is there is changed.
 */
final class Posts {

    /** An assignment rule is for records, not for messages. */
    static final String NO_RULE = "FALSE";

    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;
    private final Messages messages;

    Posts(SalesforceApi api, RecordFields fields, Social social, Messages messages) {
        this.api = api;
        this.fields = fields;
        this.social = social;
        this.messages = messages;
    }

    /** Finds what Salesforce has of the messages, and of those that they answer. */
    void look(List<Going> batch) {
        SocialObjects objects = social.objects();
        Set<String> keys = new LinkedHashSet<>();
        for (Going going : batch) {
            keys.add(going.delivery.key());
            answered(going).ifPresent(keys::add);
        }
        String key = objects.messageKey();
        String select =
                "SELECT Id, " + key + ", " + objects.text() + " FROM " + objects.message() + " WHERE " + key + " IN ";
        Map<String, JsonNode> found = new HashMap<>();
        api.queryFor(keys, list -> select + list)
                .forEach(row -> found.put(row.path(key).asText(), row));
        for (Going going : batch) {
            going.known = found.get(going.delivery.key());
            going.answered = answered(going)
                    .map(found::get)
                    .map(row -> row.path("Id").asText())
                    .orElse(null);
        }
    }

    private static Optional<String> answered(Going going) {
        return Optional.ofNullable(going.mention().parent()).map(MentionKey::idempotencyKey);
    }

    void save(List<Going> batch) {
        List<Going> saving = new ArrayList<>();
        for (Going going : batch) {
            if (going.mention().tombstone() && going.known == null && going.revises()) {
                // What is to be withdrawn is not there: somebody deleted it in Salesforce.
                going.end(new Outcome.Delivered(Objects.requireNonNull(going.record)));
            } else {
                saving.add(going);
            }
        }
        Map<Boolean, List<Going>> there =
                saving.stream().collect(Collectors.partitioningBy(going -> going.known != null));
        send(there.getOrDefault(false, List.of()), records -> api.create(records, NO_RULE));
        send(there.getOrDefault(true, List.of()), api::update);
    }

    private void send(List<Going> saving, Function<List<ObjectNode>, List<SaveResult>> call) {
        List<SaveResult> results = saving.isEmpty()
                ? List.of()
                : call.apply(saving.stream().map(this::body).toList());
        for (int i = 0; i < results.size(); i++) {
            Going going = saving.get(i);
            Problem problem = results.get(i).problem();
            if (problem == null) {
                going.message = results.get(i).id();
                going.fresh = going.known == null;
            } else {
                going.end(Messages.outcome(going, problem));
            }
        }
    }

    private ObjectNode body(Going going) {
        SocialObjects objects = social.objects();
        RecordRef record = Objects.requireNonNull(going.record, "a step before found it or ended the delivery");
        JsonNode known = going.known;
        ObjectNode body = known == null
                ? fields.message(going.delivery)
                : fields.revised(going.delivery, !messages.same(known, going.mention()));
        if (known == null && going.answered != null) {
            body.put(objects.answered(), going.answered);
        }
        if (known != null) {
            body.put("id", known.path("Id").asText());
        }
        if (known == null || !(going.delivery.decision() instanceof Decision.AddToRecord)) {
            // An earlier attempt may have put it onto a record that is gone.
            body.put(objects.to(record.kind()), record.id());
        }
        if (going.persona != null) {
            body.put(objects.author(), going.persona);
        }
        if (!going.note.isEmpty()) {
            String said = body.path(objects.statusMessage()).asText("");
            fields.line(body, objects.statusMessage(), (said + " " + going.note).strip());
        }
        going.told = body.path(objects.statusMessage()).asText("");
        return body;
    }
}
