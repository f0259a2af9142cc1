package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.ServerText;
import io.parley.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain values on their way into V8, and back. */
final class Values {

    static final String UPDATES = "AOP_Case_Updates";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Values() {}

    /**
     * The body that creates or changes a bean.
     *
     * @param id stands beside the attributes: among them it is taken for the id of a bean that is there, so that nothing
     *     is written and the answer is 201
     */
    static JsonNode body(String module, String id, Map<String, String> values) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode data = body.putObject("data");
        data.put("type", module);
        data.put("id", id);
        ObjectNode attributes = data.putObject("attributes");
        values.forEach((field, value) -> attributes.put(field, sent(module, field, value)));
        return body;
    }

    private static String sent(String module, String field, String value) {
        if (value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z")) {
            // A time in ISO 8601 is answered 201, and another time is stored.
            return TIME.format(Instant.parse(value));
        }
        return isHtml(module, field) ? ServerText.toHtml(value) : ServerText.toField(value);
    }

    private static boolean isHtml(String module, String field) {
        return module.equals(UPDATES) && field.equals("description");
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** A bean of an answer, which names it by its class: the module is what was asked for. */
    static Bean bean(String module, JsonNode data, Map<String, FieldDefinition> known, Set<String> fields) {
        Map<String, String> values = new HashMap<>();
        data.path("attributes").fields().forEachRemaining(each -> {
            String value = each.getValue().isValueNode() ? each.getValue().asText() : "";
            if (!value.isEmpty() && fields.contains(each.getKey())) {
                values.put(each.getKey(), read(module, each.getKey(), value, known.get(each.getKey())));
            }
        });
        return new Bean(module, data.path("id").asText(), values);
    }

    private static String read(String module, String field, String value, @Nullable FieldDefinition definition) {
        if (definition != null && definition.type().equals("bool")) {
            return String.valueOf(value.equals("1") || value.equals("true"));
        }
        if (definition != null && definition.type().startsWith("datetime")) {
            return iso(value);
        }
        return isHtml(module, field) ? ServerText.fromHtml(value) : ServerText.fromField(value);
    }

    private static String iso(String value) {
        try {
            return OffsetDateTime.parse(value).toInstant().toString();
        } catch (DateTimeException other) {
            return value;
        }
    }
}
