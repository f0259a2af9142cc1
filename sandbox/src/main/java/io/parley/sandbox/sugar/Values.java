package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a request sets into what a row keeps, or says why not. */
final class Values {

    private static final int TEXT_BYTES = 65_535;
    private static final Set<String> YES = Set.of("1", "true");
    private static final Set<String> NO = Set.of("0", "false", "");

    private final Modules modules;

    Values(Modules modules) {
        this.modules = modules;
    }

    /** Every value of a body, by field. */
    Map<String, @Nullable Object> of(Module module, ObjectNode body) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        body.fields().forEachRemaining(entry -> {
            Field field = module.need(entry.getKey());
            if (field.readOnly()) {
                throw Refusal.notAuthorized("edit field " + field.name() + " in module " + module.name());
            }
            if (field.name().equals("email1")) {
                String address = entry.getValue().asText("");
                values.put("email", address.isEmpty() ? List.of() : List.of(address));
            } else {
                values.put(field.name(), value(field, entry.getValue()));
            }
        });
        return values;
    }

    private @Nullable Object value(Field field, JsonNode sent) {
        if (sent.isNull()) {
            return null;
        }
        if (field.type().equals("email")) {
            return emails(field, sent);
        }
        if (!sent.isValueNode()) {
            throw wrong(field);
        }
        String text = sent.asText();
        return switch (field.type()) {
            case "bool" -> bool(field, text);
            case "datetime" -> text.isEmpty() ? null : time(field, text);
            case "enum" -> choice(field, text);
            case "int" -> number(field, text);
            default -> text(field, text);
        };
    }

    private static Refusal wrong(Field field) {
        return Refusal.invalid("Invalid value for field " + field.name());
    }

    private static List<String> emails(Field field, JsonNode sent) {
        List<String> emails = new ArrayList<>();
        for (JsonNode each : sent) {
            String address = each.path("email_address").asText("");
            if (!address.contains("@")) {
                throw wrong(field);
            }
            emails.add(each.path("primary_address").asBoolean() ? 0 : emails.size(), address);
        }
        return emails;
    }

    private static boolean bool(Field field, String text) {
        if (!YES.contains(text) && !NO.contains(text)) {
            throw wrong(field);
        }
        return YES.contains(text);
    }

    /** A time in ISO 8601 with its offset, cut to the second; throws when it is none. */
    static Instant time(Field field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException malformed) {
            throw wrong(field);
        }
    }

    private String choice(Field field, String text) {
        List<String> choices = modules.choices(String.valueOf(field.list()));
        if (!text.isEmpty() && !choices.contains(text)) {
            throw wrong(field);
        }
        return text;
    }

    private static int number(Field field, String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw wrong(field);
        }
        return Integer.parseInt(text);
    }

    private static String text(Field field, String text) {
        boolean tooLong = field.length() > 0
                ? text.codePointCount(0, text.length()) > field.length()
                : text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES;
        if (tooLong) {
            throw Refusal.invalid("The value of field " + field.name() + " is too long");
        }
        return text;
    }
}
