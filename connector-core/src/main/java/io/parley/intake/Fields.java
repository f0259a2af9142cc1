package io.parley.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object and collects what is wrong with them instead of stopping at the first. */
final class Fields {

    private static final int QUOTED = 60;

    private final JsonNode node;
    private final String path;
    private final List<String> problems;

    private Fields(JsonNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    static Fields of(JsonNode node) {
        return new Fields(node, "", new ArrayList<>());
    }

    List<String> problems() {
        return problems;
    }

    void problem(String what) {
        problems.add(what);
    }

    boolean has(String name) {
        return !absent(node.path(name));
    }

    /** Text, or a number as text; null when absent or of another kind. */
    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (value.isTextual() || value.isNumber()) {
            return PlainText.clean(value.asText());
        }
        problems.add(path + name + " is not text");
        return null;
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Text that must be there. */
    String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            if (value != null || !has(name)) {
                problems.add(path + name + " is missing");
            }
            return "?";
        }
        return value;
    }

    /** A web address; null for any other, since nobody may be sent there. */
    @Nullable
    String url(String name) {
        String value = text(name);
        return value != null && value.matches("(?i)https?://\\S+") ? value : null;
    }

    @Nullable
    Instant time(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notOne) {
            problems.add(path + name + ": '" + shorten(value) + "' "
                    + (isLocal(value) ? "has no time zone" : "is not a time"));
            return null;
        }
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (!absent(value) && !value.isBoolean()) {
            problems.add(path + name + " is neither true nor false");
        }
        return value.asBoolean(otherwise);
    }

    @Nullable
    Double number(String name) {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isNumber()) {
            problems.add(path + name + " is not a number");
            return null;
        }
        return value.asDouble();
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
            words.add(each.name().toLowerCase(Locale.ROOT));
        }
        problems.add(path + name + ": '" + shorten(value) + "' is none of " + String.join(", ", words));
        return otherwise;
    }

    /** A nested object; null when absent. */
    @Nullable
    Fields object(String name) {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isObject()) {
            problems.add(path + name + " is not an object");
            return null;
        }
        return new Fields(value, path + name + ".", problems);
    }

    /** What a list holds, entry by entry; null entries are left out. */
    <T> List<T> each(String name, Function<Fields, @Nullable T> read) {
        JsonNode list = node.path(name);
        List<T> found = new ArrayList<>();
        if (!absent(list) && !list.isArray()) {
            problems.add(path + name + " is not a list");
        }
        for (JsonNode entry : list) {
            T value = read.apply(new Fields(entry, path + name + "[" + found.size() + "].", problems));
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        return each(name, entry -> {
            if (!entry.node.isTextual()) {
                problems.add(entry.path.substring(0, entry.path.length() - 1) + " is not text");
                return null;
            }
            return PlainText.clean(entry.node.asText());
        });
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isLocal(String value) {
        try {
            LocalDateTime.parse(value);
            return true;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private static String shorten(String value) {
        return value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "…";
    }
}
