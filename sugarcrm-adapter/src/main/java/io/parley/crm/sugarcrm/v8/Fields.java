package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.Http;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What fields modules have. V8 tells it of modules with a tab; of the updates of cases a question must find it out. */
final class Fields {

    /** The fields of a stock AOP_Case_Updates with their types; V8 tells them to nobody, an admin included. */
    private static final Map<String, String> UPDATES = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("name", "name"),
            Map.entry("date_entered", "datetime"),
            Map.entry("date_modified", "datetime"),
            Map.entry("modified_user_id", "assigned_user_name"),
            Map.entry("created_by", "assigned_user_name"),
            Map.entry("created_by_name", "relate"),
            Map.entry("description", "text"),
            Map.entry("deleted", "bool"),
            Map.entry("assigned_user_id", "relate"),
            Map.entry("case_id", "id"),
            Map.entry("contact_id", "id"),
            Map.entry("internal", "bool"));

    private static final Pattern UNKNOWN = Pattern.compile("not found: ([\\w, ]+)$");

    private final V8Client client;
    private final Map<String, Map<String, FieldDefinition>> known = new ConcurrentHashMap<>();

    Fields(V8Client client) {
        this.client = client;
    }

    /** As the server tells them now; nothing when it has no such module, or our user may not see it. */
    Map<String, FieldDefinition> ask(String module) {
        Http.Answer answer = client.call("GET", "/meta/fields/" + module, null);
        Map<String, FieldDefinition> now;
        if (answer.status() == 200) {
            now = read(Errors.json(answer.body()).path("data").path("attributes"));
        } else {
            String words = client.errors().words(answer);
            if (!Errors.isNotAllowed(words) && !Errors.isNoModule(words)) {
                throw new CrmFailure(client.errors().of(answer, module, Map.of()), null);
            }
            now = module.equals(Values.UPDATES) && Errors.isNotAllowed(words) ? updates() : Map.of();
        }
        known.put(module, now);
        return now;
    }

    /** As they were told once. */
    Map<String, FieldDefinition> known(String module) {
        Map<String, FieldDefinition> before = known.get(module);
        return before != null && !before.isEmpty() ? before : ask(module);
    }

    private static Map<String, FieldDefinition> read(JsonNode attributes) {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        attributes.fields().forEachRemaining(each -> {
            JsonNode field = each.getValue();
            fields.put(
                    each.getKey(),
                    new FieldDefinition(
                            each.getKey(),
                            field.path("type").asText(),
                            field.path("len").asInt(0),
                            field.path("required").asBoolean(false),
                            Set.of()));
        });
        return fields;
    }

    /** One bean is asked for with all fields that there may be: the answer says which there are not. */
    private Map<String, FieldDefinition> updates() {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        UPDATES.forEach((name, type) -> fields.put(name, new FieldDefinition(name, type, 0, false, Set.of())));
        for (int attempt = 0; attempt < 2; attempt++) {
            Http.Answer answer = client.call("GET", Paths.page(Values.UPDATES, fields.keySet(), 1, 1, ""), null);
            if (answer.status() == 200) {
                return fields;
            }
            Matcher unknown = UNKNOWN.matcher(client.errors().words(answer));
            if (!unknown.find()) {
                return Map.of();
            }
            for (String name : unknown.group(1).split(", ")) {
                fields.remove(name);
            }
        }
        return Map.of();
    }
}
