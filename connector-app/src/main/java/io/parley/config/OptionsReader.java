package io.parley.config;

import io.parley.model.Option;
import io.parley.yaml.Block;
import io.parley.yaml.Value;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the options of one channel or CRM as its type declares them. */
final class OptionsReader {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final References references;

    OptionsReader(References references) {
        this.references = references;
    }

    /**
     * The value of each option that is set or has a default.
     *
     * @param what such as {@code channel fediverse}
     */
    Map<String, String> read(String what, String type, Block block, List<Option> options) {
        List<String> known = new ArrayList<>(List.of("type"));
        options.forEach(option -> known.add(option.name()));
        block.knowsOnly(known, "for a " + type + " (" + what + ")");
        Map<String, String> values = new LinkedHashMap<>();
        for (Option option : options) {
            String value = value(what, block, option);
            if (value != null) {
                values.put(option.name(), value);
            }
        }
        return values;
    }

    private @Nullable String value(String what, Block block, Option option) {
        Value given = block.get(option.name());
        if (given != null) {
            return option.kind() == Option.Kind.LIST ? list(given, option) : single(given, option);
        }
        if (option.required()) {
            block.report()
                    .problem(
                            block.line(),
                            what + " has no `" + option.name() + "`.",
                            "Add `" + option.name() + ": " + example(option) + "`: " + option.description());
        }
        return option.defaultValue().isEmpty() ? null : option.defaultValue();
    }

    private @Nullable String single(Value given, Option option) {
        String written = given.text(option.name());
        if (written == null) {
            return null;
        }
        if (option.kind() == Option.Kind.SECRET) {
            return references.secret(given, option.name(), written);
        }
        String value = references.resolve(given, written);
        return value == null ? null : checked(given, option, value, value.equals(written));
    }

    private @Nullable String list(Value given, Option option) {
        List<String> values = new ArrayList<>();
        for (String written : given.texts(option.name())) {
            String value = references.resolve(given, written);
            if (value == null) {
                return null;
            }
            if (given.isList() && value.indexOf(',') >= 0) {
                given.report().problem(given, "A value of `" + option.name() + "` has a comma.", "Take the comma out.");
                return null;
            }
            values.add(value);
        }
        return String.join(",", values);
    }

    private @Nullable String checked(Value given, Option option, String value, boolean literal) {
        String name = "`" + option.name() + "`";
        switch (option.kind()) {
            case URL -> {
                return url(given, name, value, literal);
            }
            case FILE -> {
                Path file = references.path(value);
                return Files.isReadable(file) && !Files.isDirectory(file)
                        ? file.toString()
                        : wrong(
                                given,
                                name + ": there is no readable file " + value + ".",
                                "Looked for at " + file + ".");
            }
            case NUMBER -> {
                return NUMBER.matcher(value).matches()
                        ? value
                        : wrong(
                                given,
                                name + " must be a whole number, not '" + value + "'.",
                                "Write digits, such as 10.");
            }
            case DURATION -> {
                return duration(given, name, value);
            }
            case BOOLEAN -> {
                return yesOrNo(given, name, value);
            }
            default -> {
                return value;
            }
        }
    }

    private @Nullable String url(Value given, String name, String value, boolean literal) {
        if (!Option.isUrl(value)) {
            String shown = value.indexOf('@') < 0 ? " not '" + value + "'" : " not this";
            return wrong(
                    given,
                    name + " must be the URL of a service," + shown + ".",
                    "Write it with https:// (or http://) and a host, such as https://service.example.");
        }
        String user = URI.create(value).getUserInfo();
        if (user != null && literal) {
            return wrong(
                    given,
                    name + " has a user or password in it.",
                    "Take it out of the URL, or put the whole URL into the environment and write \"${NAME}\".");
        }
        if (user != null) {
            references.hide(user.substring(user.indexOf(':') + 1));
        }
        return value;
    }

    private static @Nullable String duration(Value given, String name, String value) {
        try {
            Option.duration(value);
            return value;
        } catch (IllegalArgumentException notOne) {
            return wrong(given, name + ": " + notOne.getMessage() + ".", "Write a number and ms, s, m, h or d.");
        }
    }

    static @Nullable String yesOrNo(Value given, String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> "true";
            case "false", "no" -> "false";
            default -> wrong(given, name + " must be true or false, not '" + value + "'.", "Write true or false.");
        };
    }

    private static @Nullable String wrong(Value given, String message, String fix) {
        given.report().problem(given, message, fix);
        return null;
    }

    private static String example(Option option) {
        return switch (option.kind()) {
            case TEXT -> "…";
            case URL -> "https://…";
            case SECRET -> "\"${" + option.name().toUpperCase(Locale.ROOT).replace('-', '_') + "}\"";
            case FILE -> "path/to/file";
            case NUMBER -> "10";
            case DURATION -> "30s";
            case BOOLEAN -> "true";
            case LIST -> "[…]";
        };
    }
}
