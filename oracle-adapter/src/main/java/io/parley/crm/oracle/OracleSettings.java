package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Access;
import io.parley.mapping.Mapping;
import io.parley.mapping.OrgWords;
import io.parley.model.Option;
import io.parley.model.Priority;
import io.parley.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What parley.yaml says about one tenant. Its text shows no secret.
 *
 * @param authorField the indexed field of the service request that holds the author's key
 * @param activityType the type of our activities on leads; empty leaves it to the tenant
 * @param activityStatus their status; empty leaves it to the tenant
 * @param account the id of the account that new contacts and service requests belong to; null for none
 * @param mapping the built-in one with the lines of the admin's file
 */
record OracleSettings(
        Access access,
        Statuses statuses,
        OrgWords words,
        String authorField,
        String activityType,
        String activityStatus,
        ReplySettings replies,
        People.Mode people,
        @Nullable String account,
        Mapping mapping) {

    /** Where reps write for customers. */
    enum Source {
        NOTE,
        FIELD,
        ACTIVITY
    }

    /**
     * How replies are heard.
     *
     * @param field the field that reps write into; empty unless they do
     * @param activityType the type of activities that are replies
     * @param notesAlone whether notes are asked for by themselves, and not below service requests
     * @param overlap how far back each look reaches
     * @param hidden whether what became of a reply is told in private
     */
    record ReplySettings(
            Source source,
            String field,
            String activityType,
            ReplySubject subject,
            boolean notesAlone,
            Duration overlap,
            boolean hidden) {}

    /**
     * Reads options.
     *
     * @param known those of the type, for their defaults
     * @throws IllegalArgumentException when the options don't fit together, with what to do
     */
    static OracleSettings of(List<Option> known, Map<String, String> given) {
        Map<String, String> options = new HashMap<>();
        known.forEach(option -> options.put(option.name(), option.defaultValue()));
        options.putAll(given);
        return new OracleSettings(
                access(options),
                new Statuses(
                        text(options, "open-status"),
                        text(options, "lead-status"),
                        list(text(options, "closed-statuses")),
                        list(text(options, "closed-lead-statuses"))),
                words(options),
                name(options, "author-field"),
                text(options, "activity-type"),
                text(options, "activity-status"),
                replies(options),
                choice(options, "persona-to-contact", People.Mode.class),
                optional(options, "default-account"),
                mapping(options));
    }

    /** What is wrong in the files that options name. */
    static List<Problem> mistakes(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        mapping(options, problems);
        return problems;
    }

    @Override
    public String toString() {
        return "OracleSettings[" + access + ']';
    }

    private static Access access(Map<String, String> options) {
        String user = text(options, "user").replace('\\', '/');
        if (!user.matches("[^/]+/[^/]+")) {
            throw new IllegalArgumentException("user '" + user
                    + "' is not COMPANY/USER. Write the sign-in id as it is typed on Oracle's login page.");
        }
        return new Access(
                text(options, "url").replaceAll("/+$", "").replaceAll("/Services/Integration$", ""),
                user,
                text(options, "password"),
                choice(options, "login", Access.Mode.class),
                text(options, "client-name"),
                duration(options, "timeout"));
    }

    private static OrgWords words(Map<String, String> options) {
        return new OrgWords(
                text(options, "source"),
                Map.of(
                        Priority.LOW, text(options, "priority-low"),
                        Priority.MEDIUM, text(options, "priority-medium"),
                        Priority.HIGH, text(options, "priority-high")),
                text(options, "lead-company"));
    }

    private static ReplySettings replies(Map<String, String> options) {
        Source source = choice(options, "reply-source", Source.class);
        String field = text(options, "reply-field");
        if (source == Source.FIELD && field.isEmpty()) {
            throw new IllegalArgumentException("reply-source is field, and reply-field names none. Name it.");
        }
        return new ReplySettings(
                source,
                field,
                text(options, "reply-activity-type"),
                new ReplySubject(text(options, "reply-subject")),
                choice(options, "reply-search", Search.class) == Search.NOTES,
                duration(options, "reply-overlap"),
                Boolean.parseBoolean(text(options, "private-confirmations")));
    }

    /** How notes are found. */
    private enum Search {
        NOTES,
        REQUESTS
    }

    private static Mapping mapping(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = mapping(options, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("mapping: " + problems.get(0));
        }
        return mapping;
    }

    /** The mapping as far as it can be read; what is wrong with the file goes into the list. */
    static Mapping mapping(Map<String, String> options, List<Problem> problems) {
        String file = optional(options, "mapping");
        return file == null ? Sections.FORM.builtIn() : Sections.FORM.withFile(Path.of(file), problems);
    }

    private static String name(Map<String, String> options, String name) {
        String field = text(options, name);
        if (!field.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    name + " '" + field + "' is no name of a field. Write it as the generic Web services do,"
                            + " such as IndexedShortText0.");
        }
        return field;
    }

    private static <E extends Enum<E>> E choice(Map<String, String> options, String name, Class<E> of) {
        String given = text(options, name);
        for (E one : of.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(given)) {
                return one;
            }
        }
        String all = Arrays.stream(of.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(name + " '" + given + "' is none of: " + all + '.');
    }

    private static Set<String> list(String given) {
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
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
        return value == null ? "" : value.strip();
    }
}
