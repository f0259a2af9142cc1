package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Values between plain text and what the API takes and gives: its JSON has booleans, and times with an offset. */
final class Wire {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);
    private static final Set<String> TIMES = Set.of("datetime", "datetimecombo");

    private Wire() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Values as the API takes them. */
    static ObjectNode body(Map<String, String> values, Map<String, FieldDefinition> fields) {
        ObjectNode body = Json.mapper().createObjectNode();
        values.forEach((field, text) -> {
            String type = type(field, fields);
            if (type.equals("bool")) {
                body.put(field, text.equals("true"));
            } else if (TIMES.contains(type) && !text.isEmpty()) {
                body.put(field, time(Instant.parse(text)));
            } else if (type.equals("multienum")) {
                ArrayNode chosen = body.putArray(field);
                // As the older APIs write several choices: ^one^,^two^
                Arrays.stream(text.split("\\^,\\^|\\^"))
                        .filter(each -> !each.isEmpty())
                        .forEach(chosen::add);
            } else {
                body.put(field, text);
            }
        });
        return body;
    }

    private static String type(String field, Map<String, FieldDefinition> fields) {
        FieldDefinition definition = fields.get(field);
        return definition == null ? "" : definition.type();
    }

    /** A record as it was read, with those of the fields that were asked for. */
    static Bean bean(String module, JsonNode record, Set<String> asked, Map<String, FieldDefinition> fields) {
        Map<String, String> values = new HashMap<>();
        for (String field : asked) {
            String text = text(record.path(field), type(field, fields));
            if (!text.isEmpty()) {
                values.put(field, text);
            }
        }
        return new Bean(module, record.path("id").asText(), values);
    }

    private static String text(JsonNode value, String type) {
        if (value.isArray()) {
            return primary(value);
        }
        String text = value.asText("");
        if (type.equals("bool")) {
            return String.valueOf(text.equals("true") || text.equals("1"));
        }
        return TIMES.contains(type) ? instant(text) : text;
    }

    /** Of e-mail addresses the one that mail goes to. */
    private static String primary(JsonNode emails) {
        String first = "";
        for (JsonNode each : emails) {
            String address = each.path("email_address").asText("");
            if (each.path("primary_address").asBoolean()) {
                return address;
            }
            first = first.isEmpty() ? address : first;
        }
        return first;
    }

    private static String instant(String text) {
        try {
            return text.isEmpty() ? "" : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException noTime) {
            return "";
        }
    }
}
