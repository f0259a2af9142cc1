package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Access;
import io.parley.crm.salesforce.stream.StreamSettings;
import io.parley.model.Option;
import io.parley.model.Priority;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What parley.yaml says about one Salesforce org. Its text shows no secret.
 *
 * @param origin null takes the channel's name
 * @param reopenStatus null takes the org's default
 */
record SalesforceSettings(
        Access access,
        boolean assignmentRule,
        @Nullable String origin,
        @Nullable String reopenStatus,
        Map<Priority, String> priorities,
        String leadCompany,
        Duration overlap,
        StreamSettings stream) {

    /** @throws IllegalArgumentException when the options don't fit together, with what to do */
    static SalesforceSettings of(Map<String, String> given) {
        Map<String, String> options = new HashMap<>();
        new SalesforceType().options().forEach(option -> options.put(option.name(), option.defaultValue()));
        options.putAll(given);
        return new SalesforceSettings(
                Access.of(options),
                Boolean.parseBoolean(options.get("assignment-rule")),
                optional(options, "origin"),
                optional(options, "reopen-status"),
                Map.of(
                        Priority.LOW, text(options, "priority-low"),
                        Priority.MEDIUM, text(options, "priority-medium"),
                        Priority.HIGH, text(options, "priority-high")),
                text(options, "lead-company"),
                duration(options, "reply-overlap"),
                StreamSettings.of(options));
    }

    private static Duration duration(Map<String, String> options, String name) {
        try {
            return Option.duration(text(options, name));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage() + ".", wrong);
        }
    }

    private static @Nullable String optional(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String text(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null ? "" : value;
    }
}
