package io.parley.sandbox.sugar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bean. Times are kept as Instants cut to the second, everything else as JSON has it. */
final class Row {

    /** Sugar tells times in the zone of the user who asks. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(-5));

    final Module module;
    final String id;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Row(Module module, String id) {
        this.module = module;
        this.id = id;
    }

    @Nullable
    Object get(String field) {
        return values.get(field);
    }

    String text(String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString();
    }

    boolean is(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    @Nullable
    Instant time(String field) {
        return values.get(field) instanceof Instant time ? time : null;
    }

    void set(String field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    boolean deleted() {
        return is("deleted");
    }

    Map<String, Object> values() {
        return values;
    }

    /** The addresses of somebody, the first one being the primary one. */
    List<String> emails() {
        List<String> emails = new ArrayList<>();
        if (values.get("email") instanceof List<?> all) {
            all.forEach(each -> emails.add(Objects.toString(each)));
        }
        return emails;
    }

    /** As the API shows a field. */
    Object shown(Field field) {
        return switch (field.type()) {
            case "bool" -> is(field.name());
            case "datetime" -> {
                Instant time = time(field.name());
                yield time == null ? "" : TIME.format(time);
            }
            case "email" ->
                emails().stream()
                        .map(address -> Map.of(
                                "email_address",
                                address,
                                "primary_address",
                                address.equals(emails().get(0)),
                                "opt_out",
                                false,
                                "invalid_email",
                                false))
                        .toList();
            case "int" -> Objects.requireNonNullElse(get(field.name()), 0);
            default -> text(field.name());
        };
    }

    /** As the API shows it: the fields that were asked for, and always id and date_modified. */
    Map<String, Object> shown(@Nullable List<String> asked) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        for (Field field : module.fields().values()) {
            boolean always = field.name().equals("date_modified");
            if (!field.type().equals("link") && (asked == null || always || asked.contains(field.name()))) {
                shown.put(field.name(), shown(field));
            }
        }
        shown.put("_acl", Map.of("fields", Map.of()));
        shown.put("_module", module.name());
        return shown;
    }
}
