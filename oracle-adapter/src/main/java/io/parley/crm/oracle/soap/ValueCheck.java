package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.FieldMapping;
import io.parley.crm.oracle.api.Item;
import io.parley.model.Outcome.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at values before they are sent: one of the wrong type would be stored as nothing, as 0 or as N, and nobody would
 * be told. Checked as far as the tenant tells its types; what it does not tell passes.
 */
final class ValueCheck {

    /** Lengths that are known; what an object's own description tells of others is nothing. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            "ServiceRequest.Subject", 250,
            "ServiceRequest.Description", 2000);

    /** Both keys have this length on every object. */
    private static final int KEY = 30;

    private final Metadata metadata;

    ValueCheck(Metadata metadata) {
        this.metadata = metadata;
    }

    /** Why a record is not sent; nothing when it may be. */
    Optional<Refused> of(String object, Item record) {
        Map<String, FieldMapping> mapping = metadata.keptMapping(object);
        for (Map.Entry<String, String> field : new TreeMap<>(record.fields()).entrySet()) {
            String wrong = field.getValue().isEmpty()
                    ? null
                    : wrong(object, field.getKey(), field.getValue(), mapping.get(field.getKey()));
            if (wrong != null) {
                return Optional.of(new Refused(
                        "Not sent, since Oracle CRM On Demand would drop or refuse what stands in " + field.getKey()
                                + " of the " + object + ": it " + wrong,
                        field.getKey()));
            }
        }
        return Optional.empty();
    }

    private @Nullable String wrong(String object, String field, String value, @Nullable FieldMapping mapping) {
        Integer most = field.equals("ExternalSystemId") || field.equals("IntegrationId")
                ? Integer.valueOf(KEY)
                : LENGTHS.get(object + '.' + field);
        if (most != null && value.length() > most) {
            return "has " + value.length() + " characters, " + most + " is the most";
        }
        String type = mapping == null ? "" : mapping.dataType().toLowerCase(Locale.ROOT);
        if (type.contains("picklist") && !type.contains("multi")) {
            return metadata.has(object, field, value) ? null : "is none of the values of its picklist";
        }
        return typed(type, value);
    }

    private static @Nullable String typed(String type, String value) {
        if (type.contains("checkbox") || type.contains("boolean")) {
            return value.equals("true") || value.equals("false") ? null : "is neither true nor false";
        }
        if (type.contains("date")) {
            return time(value, type.contains("time")) ? null : "is no date that it understands";
        }
        if (type.contains("integer")) {
            return value.matches("-?[0-9]{1,18}") ? null : "is no whole number";
        }
        if (type.contains("number") || type.contains("currency") || type.contains("percent")) {
            return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?") ? null : "is no number";
        }
        return null;
    }

    /** A moment with its zone; where a day is enough, a day too. */
    private static boolean time(String value, boolean moment) {
        try {
            if (!moment && value.length() == "2026-01-01".length()) {
                LocalDate.parse(value);
            } else {
                OffsetDateTime.parse(value);
            }
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
