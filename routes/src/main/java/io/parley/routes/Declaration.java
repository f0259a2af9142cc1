package io.parley.routes;

import io.parley.channel.ChannelType;
import io.parley.channel.ReplyRules;
import io.parley.model.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a channel's source Kamelet declares: its options in {@code spec.definition}, the facts about replies in its
 * annotations.
 *
 * @param replyNeeds options without which the channel can only be read
 * @param refusals error codes by which the server refuses one reply, though its status says more
 * @param retries error codes by which the server asks for patience, though its status says otherwise
 */
record Declaration(ChannelType type, List<String> replyNeeds, List<String> refusals, List<String> retries) {

    private static final String PREFIX = "parley/";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it declares no channel; the message names the file
     */
    static Declaration read(ChannelFolder folder) {
        String file = folder.type() + "-source.kamelet.yaml";
        Map<?, ?> kamelet = map(load(folder.require(file), file));
        Map<?, ?> annotations = map(map(kamelet.get("metadata")).get("annotations"));
        Map<?, ?> definition = map(map(kamelet.get("spec")).get("definition"));
        String title = text(definition.get("title"), folder.type());
        return new Declaration(
                new ChannelType(folder.type(), title, options(definition, file), rules(annotations, folder)),
                list(text(annotations.get(PREFIX + "reply-needs"), "")),
                list(text(annotations.get(PREFIX + "refusals"), "")),
                list(text(annotations.get(PREFIX + "retries"), "")));
    }

    /** Whether a reply names the person it answers. */
    boolean addressed() {
        return type.rules().length().addressed();
    }

    /** What an address counts for, whatever its length; 0 means its length. */
    int urlLength() {
        return type.rules().length().url();
    }

    private static Object load(String yaml, String file) {
        try {
            return new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
        } catch (YamlEngineException wrong) {
            throw new IllegalArgumentException(file + " is not YAML: " + wrong.getMessage(), wrong);
        }
    }

    private static List<Option> options(Map<?, ?> definition, String file) {
        List<?> required = definition.get("required") instanceof List<?> names ? names : List.of();
        List<Option> options = new ArrayList<>();
        map(definition.get("properties")).forEach((name, shape) -> {
            Map<?, ?> property = map(shape);
            String description = text(property.get("description"), "");
            if (description.isBlank() || text(property.get("title"), "").isBlank()) {
                throw new IllegalArgumentException(file + ": the option " + name + " needs a title and a description");
            }
            options.add(new Option(
                    String.valueOf(name),
                    description,
                    kind(property),
                    required.contains(name),
                    text(property.get("default"), "")));
        });
        return options;
    }

    private static Option.Kind kind(Map<?, ?> property) {
        return switch (text(property.get("format"), text(property.get("type"), "string"))) {
            case "password" -> Option.Kind.SECRET;
            case "uri" -> Option.Kind.URL;
            case "duration" -> Option.Kind.DURATION;
            case "integer", "number" -> Option.Kind.NUMBER;
            case "boolean" -> Option.Kind.BOOLEAN;
            case "array" -> Option.Kind.LIST;
            case "file" -> Option.Kind.FILE;
            default -> Option.Kind.TEXT;
        };
    }

    private static ReplyRules rules(Map<?, ?> annotations, ChannelFolder folder) {
        if (!folder.has(folder.type() + "-reply.kamelet.yaml")) {
            return ReplyRules.readOnly(
                    text(annotations.get(PREFIX + "why-no-replies"), "This channel can only be read."));
        }
        return new ReplyRules(
                true,
                null,
                new ReplyRules.Length(
                        number(annotations, "longest"),
                        number(annotations, "url-length"),
                        flag(annotations, "addressed")),
                flag(annotations, "repeatable"),
                folder.has(folder.type() + "-find.kamelet.yaml"));
    }

    private static boolean flag(Map<?, ?> annotations, String name) {
        return Boolean.parseBoolean(text(annotations.get(PREFIX + name), "false"));
    }

    private static int number(Map<?, ?> annotations, String name) {
        return Integer.parseInt(text(annotations.get(PREFIX + name), "0"));
    }

    private static List<String> list(String names) {
        return names.isBlank() ? List.of() : List.of(names.split("\\s*,\\s*"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object value, String otherwise) {
        return Objects.toString(value, otherwise);
    }
}
