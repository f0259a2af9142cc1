package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Access;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.stream.StreamSettings;
import io.parley.mapping.Mapping;
import io.parley.mapping.OrgWords;
import io.parley.model.Option;
import io.parley.model.Priority;
import io.parley.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What parley.yaml says about one Salesforce org. Its text shows no secret.
 *
 * @param assignmentRule TRUE for the org's active one, FALSE for none, or the id of one
 * @param defaultOwner queue or user that gets what nobody else can own; null when none is named
 * @param social where messages and authors live
 * @param mapping the built-in one with the lines of the admin's file
 * @param reopenStatus null takes the org's default
 * @param fileLinks whether links to attachments become files of a record
 */
record SalesforceSettings(
        Access access,
        String assignmentRule,
        @Nullable String defaultOwner,
        ContactSettings contacts,
        Social.Mode social,
        Mapping mapping,
        OrgWords words,
        @Nullable String reopenStatus,
        Duration overlap,
        Set<String> replySources,
        StreamSettings stream,
        int bulkAbove,
        boolean fileLinks) {

    /** @throws IllegalArgumentException when the options don't fit together, with what to do */
    static SalesforceSettings of(Map<String, String> given) {
        Map<String, String> options = new HashMap<>();
        new SalesforceType().options().forEach(option -> options.put(option.name(), option.defaultValue()));
        options.putAll(given);
        return new SalesforceSettings(
                Access.of(options),
                assignment(text(options, "assignment-rule")),
                optional(options, "default-owner"),
                ContactSettings.of(options),
                Social.Mode.of(text(options, "social-objects")),
                mapping(options),
                words(options),
                optional(options, "reopen-status"),
                duration(options, "reply-overlap"),
                ReplySources.of(text(options, "reply-sources")),
                StreamSettings.of(options),
                count(options, "bulk-above"),
                fileLinks(text(options, "attachments")));
    }

    private static boolean fileLinks(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "links" -> true;
            default -> throw new IllegalArgumentException("attachments: '" + given + "' is neither text nor links.");
        };
    }

    private static OrgWords words(Map<String, String> options) {
        return new OrgWords(
                optional(options, "origin"),
                Map.of(
                        Priority.LOW, text(options, "priority-low"),
                        Priority.MEDIUM, text(options, "priority-medium"),
                        Priority.HIGH, text(options, "priority-high")),
                text(options, "lead-company"));
    }

    private static Mapping mapping(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = mapping(options, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return mapping;
    }

    /** The mapping as far as it can be read; what is wrong with the file goes into the list. */
    static Mapping mapping(Map<String, String> options, List<Problem> problems) {
        String file = optional(options, "mapping");
        return file == null ? Sections.FORM.builtIn() : Sections.FORM.withFile(Path.of(file), problems);
    }

    private static int count(Map<String, String> options, String name) {
        String value = text(options, name);
        if (!value.matches("\\d{1,7}")) {
            throw new IllegalArgumentException(name + " '" + value + "' is not a number such as 5000.");
        }
        return Integer.parseInt(value);
    }

    /** The word or id that the header Sforce-Auto-Assign takes. */
    private static String assignment(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> "TRUE";
            case "false", "no" -> "FALSE";
            default -> {
                if (!SalesforceId.isOne(given.strip())) {
                    throw new IllegalArgumentException("assignment-rule: '" + given
                            + "' is neither true nor false nor the id of an assignment rule (15 or 18 characters).");
                }
                yield given.strip();
            }
        };
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
