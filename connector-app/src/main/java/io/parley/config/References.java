package io.parley.config;

import io.parley.yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts in what {@code ${NAME}} and {@code ${file:path}} stand for. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";

    private final Function<String, @Nullable String> environment;
    private final Path folder;
    private final Secrets secrets;

    /**
     * Prepares for one file.
     *
     * @param folder where relative paths begin
     */
    References(Function<String, @Nullable String> environment, Path folder, Secrets secrets) {
        this.environment = environment;
        this.folder = folder;
        this.secrets = secrets;
    }

    /** The text with everything put in; null when something is missing, which is reported. */
    @Nullable
    String resolve(Value at, String text) {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        boolean complete = true;
        while (references.find()) {
            String value = value(at, references.group(1));
            complete &= value != null;
            references.appendReplacement(resolved, Matcher.quoteReplacement(value == null ? "" : value));
        }
        references.appendTail(resolved);
        return complete ? resolved.toString() : null;
    }

    /** A secret, which must be nothing but a reference; null when it is not or is missing, which is reported. */
    @Nullable
    String secret(Value at, String name, String text) {
        if (!REFERENCE.matcher(text).matches()) {
            // Somebody will read the report, and whatever else shows the file's content.
            secrets.register(text);
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            at.report()
                    .problem(
                            at,
                            "`" + name + "` is a secret and is written out here.",
                            "Change it, since it was written down; then put it into the environment and write \"${"
                                    + variable + "}\", or into a file and write \"${file:" + name + ".txt}\".");
            return null;
        }
        String secret = resolve(at, text);
        if (secret != null && secret.strip().length() < Secrets.SHORTEST) {
            at.report()
                    .problem(
                            at,
                            "`" + name + "` is shorter than " + Secrets.SHORTEST + " characters.",
                            "Use a longer secret: one this short is easily guessed and can't be kept out of logs.");
            return null;
        }
        if (secret != null) {
            secrets.register(secret);
        }
        return secret;
    }

    /** Keeps a text that came in by another way out of what people see. */
    void hide(String secret) {
        secrets.register(secret);
    }

    /** A path as the file means it. */
    Path path(String text) {
        return folder.resolve(text).toAbsolutePath().normalize();
    }

    private @Nullable String value(Value at, String reference) {
        if (reference.startsWith(FILE)) {
            return content(at, reference.substring(FILE.length()).strip());
        }
        if (!NAME.matcher(reference).matches()) {
            at.report().problem(at, "'${" + reference + "}' refers to nothing.", "Write ${NAME} or ${file:path}.");
            return null;
        }
        String value = environment.apply(reference);
        if (value == null || value.isBlank()) {
            String state = value == null ? "is not set" : "is empty";
            at.report()
                    .problem(
                            at,
                            "The environment variable " + reference + " " + state + ".",
                            "Set it before you start Parley: export " + reference + "=…");
            return null;
        }
        return value;
    }

    private @Nullable String content(Value at, String file) {
        try {
            String content = Files.readString(path(file)).strip();
            if (!content.isEmpty()) {
                return content;
            }
            at.report().problem(at, "The file " + file + " is empty.", "Put the value into it.");
        } catch (IOException unreadable) {
            at.report()
                    .problem(
                            at,
                            "The file " + file + " can't be read.",
                            "Create it (looked for at " + path(file) + "), readable for the user who runs Parley.");
        }
        return null;
    }
}
