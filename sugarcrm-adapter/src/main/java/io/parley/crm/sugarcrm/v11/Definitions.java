package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The fields of modules, as /metadata tells them; what a drop-down offers is asked of each, in one call. */
final class Definitions {

    private static final long FRESH = Duration.ofMinutes(15).toNanos();

    private final V11Client client;
    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Map<String, FieldDefinition> fields, long at) {}

    Definitions(V11Client client, LongSupplier nanos) {
        this.client = client;
        this.nanos = nanos;
    }

    /** Fields of a module, asked for not long ago; nothing for one that the server does not have. */
    Map<String, FieldDefinition> of(String module) {
        Known before = known.get(module);
        return before == null || nanos.getAsLong() - before.at() > FRESH ? fresh(module) : before.fields();
    }

    boolean has(String module, String field) {
        return of(module).containsKey(field);
    }

    /** Fields of a module, asked for now. */
    Map<String, FieldDefinition> fresh(String module) {
        JsonNode told = client.ask(
                        "to tell its fields",
                        Request.get("/metadata?type_filter=modules&module_filter=" + Request.encoded(module)))
                .path("modules")
                .path(module)
                .path("fields");
        Map<String, FieldDefinition> fields = new HashMap<>();
        told.forEach(field -> {
            if (field.path("name").isTextual()) {
                FieldDefinition definition = definition(field);
                fields.put(definition.name(), definition);
            }
        });
        addChoices(module, fields);
        known.put(module, new Known(Map.copyOf(fields), nanos.getAsLong()));
        return Map.copyOf(fields);
    }

    private static FieldDefinition definition(JsonNode field) {
        return new FieldDefinition(
                field.path("name").asText(),
                field.path("type").asText(),
                // A number in some definitions, a text in others.
                field.path("len").asInt(0),
                field.path("required").asBoolean(),
                Set.of());
    }

    private void addChoices(String module, Map<String, FieldDefinition> fields) {
        List<FieldDefinition> enums = new ArrayList<>();
        fields.values().stream().filter(field -> field.type().equals("enum")).forEach(enums::add);
        List<V11Client.End> ends = client.sendAll(enums.stream()
                .map(field -> Request.get(Request.path(module, "enum", field.name())))
                .toList());
        for (int i = 0; i < enums.size(); i++) {
            FieldDefinition field = enums.get(i);
            if (ends.get(i) instanceof V11Client.Answered answered
                    && answered.answer().isGood()) {
                Set<String> choices = new HashSet<>();
                answered.answer().body().fieldNames().forEachRemaining(choices::add);
                fields.put(
                        field.name(),
                        new FieldDefinition(field.name(), field.type(), field.length(), field.required(), choices));
            }
        }
    }
}
