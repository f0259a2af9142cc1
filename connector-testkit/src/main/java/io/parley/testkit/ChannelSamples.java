package io.parley.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelType;
import io.parley.intake.MentionReader;
import io.parley.json.Json;
import io.parley.model.Mention;
import io.parley.model.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the samples of a channel folder. */
final class ChannelSamples {

    private ChannelSamples() {}

    /** The raw items, by name. */
    static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".mention.json"))
                    .filter(file -> !file.getFileName().toString().equals("context.json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(Path sample) {
        return sample.getFileName().toString().replaceFirst("\\.json$", "");
    }

    static List<JsonNode> map(ChannelFolderTested folder, Path sample) throws Exception {
        JsonNode context = context(sample);
        return folder
                .map(Json.tree(Files.readString(sample)), context.path("account"), context.path("options"))
                .stream()
                .filter(each -> !each.isNull())
                .toList();
    }

    static List<Mention> mentions(ChannelFolderTested folder, Path sample) throws Exception {
        String account = context(sample).path("account").path("name").asText("somewhere");
        List<Mention> mentions = new ArrayList<>();
        for (JsonNode canonical : map(folder, sample)) {
            mentions.add(MentionReader.read(canonical, folder.type().name(), account));
        }
        return mentions;
    }

    private static JsonNode context(Path sample) throws IOException {
        return Json.tree(Files.readString(sample.resolveSibling("context.json")));
    }

    /** The Markdown table that a folder's README shows. */
    static String optionTable(ChannelType type) {
        StringBuilder table = new StringBuilder("| option | kind | default | meaning |\n|---|---|---|---|\n");
        for (Option option : type.options()) {
            String otherwise = option.required()
                    ? "required"
                    : option.defaultValue().isEmpty() ? "" : "`" + option.defaultValue() + "`";
            table.append("| `")
                    .append(option.name())
                    .append("` | ")
                    .append(option.kind().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(otherwise)
                    .append(" | ")
                    .append(option.description())
                    .append(" |\n");
        }
        return table.toString();
    }
}
