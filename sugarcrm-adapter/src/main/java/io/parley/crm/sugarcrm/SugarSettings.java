package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Access;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What parley.yaml says about one server. Its text shows no secret.
 *
 * @param mapping the built-in one with the lines of the admin's file
 * @param words what the mapping says for priorities, sources and companies
 * @param reopenStatus null takes the stock one
 * @param closedStatuses statuses of cases that mean closed, beside the stock ones
 * @param overlap how far back each look for replies reaches
 * @param filesFrom origins from which files are copied, such as {@code https://files.example}
 * @param pingSecret by what the CRM proves that it is the one who rings; null when it does not ring
 * @param messages whether what is said about records stands in the module Messages
 */
record SugarSettings(
        Access access,
        People.Mode people,
        Mapping mapping,
        OrgWords words,
        @Nullable String reopenStatus,
        Set<String> closedStatuses,
        Duration overlap,
        Set<String> filesFrom,
        @Nullable String pingSecret,
        boolean messages) {

    /**
     * Reads options.
     *
     * @param known those of the type, for their defaults
     * @throws IllegalArgumentException when the options don't fit together, with what to do
     */
    static SugarSettings of(List<Option> known, Map<String, String> given) {
        Map<String, String> options = new HashMap<>();
        known.forEach(option -> options.put(option.name(), option.defaultValue()));
        options.putAll(given);
        return new SugarSettings(
                access(options),
                people(text(options, "persona-to-contact")),
                mapping(options),
                words(options),
                optional(options, "reopen-status"),
                list(text(options, "closed-statuses")),
                duration(options, "reply-overlap"),
                origins(text(options, "attachments-from")),
                pingSecret(options),
                messages(text(options, "conversation")));
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

    private static Mapping mapping(Map<String, String> options, List<Problem> problems) {
        String file = optional(options, "mapping");
        return file == null ? Sections.FORM.builtIn() : Sections.FORM.withFile(Path.of(file), problems);
    }

    /** What is wrong in the files that options name. */
    static List<Problem> mistakes(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        mapping(options, problems);
        return problems;
    }

    @Override
    public String toString() {
        return "SugarSettings[" + access + ']';
    }

    private static Set<String> origins(String given) {
        Set<String> origins = new HashSet<>();
        for (String one : list(given)) {
            String origin = one.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
            if (!origin.matches("https?://[a-z0-9.-]+(:[0-9]+)?")) {
                throw new IllegalArgumentException("attachments-from: '" + one
                        + "' is no place of files. Write its scheme and host, such as https://files.mastodon.example.");
            }
            origins.add(origin);
        }
        return Set.copyOf(origins);
    }

    private static @Nullable String pingSecret(Map<String, String> options) {
        String secret = optional(options, "ping-secret");
        if (secret != null && secret.length() < Doorbell.SHORTEST) {
            throw new IllegalArgumentException(
                    "ping-secret: a secret of fewer than " + Doorbell.SHORTEST + " characters can be guessed.");
        }
        return secret;
    }

    private static boolean messages(String given) {
        if (!List.of("", "notes", "messages").contains(given)) {
            throw new IllegalArgumentException("conversation: '" + given + "' is neither notes nor messages.");
        }
        return given.equals("messages");
    }

    private static Access access(Map<String, String> options) {
        if ((optional(options, "user") == null) != (optional(options, "password") == null)) {
            throw new IllegalArgumentException("user and password belong together. Set both, or neither.");
        }
        return new Access(
                text(options, "url").replaceAll("/+$", ""),
                optional(options, "client-id"),
                optional(options, "client-secret"),
                optional(options, "user"),
                optional(options, "password"),
                optional(options, "platform"),
                optional(options, "api-version"),
                parallel(text(options, "parallel")),
                duration(options, "timeout"));
    }

    private static int parallel(String given) {
        if (!given.matches("[1-9]|[1-5]\\d")) {
            throw new IllegalArgumentException("parallel '" + given + "' is not a number from 1 to 59.");
        }
        return Integer.parseInt(given);
    }

    private static People.Mode people(String given) {
        try {
            return People.Mode.valueOf(given.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "persona-to-contact: '" + given + "' is neither off, match nor create.", unknown);
        }
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
        return value == null ? "" : value;
    }
}
