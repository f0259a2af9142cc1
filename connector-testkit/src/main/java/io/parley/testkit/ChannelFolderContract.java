package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.intake.MentionReader;
import io.parley.json.Json;
import io.parley.model.Mention;
import io.parley.model.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * What every channel folder must be. A sample is {@code samples/<name>.json}, what the channel really sent, beside {@code
 * samples/<name>.mention.json}, the mention that it becomes. A sample without an expectation gets one written, for a
 * person to check; the test fails that once. {@code samples/context.json} holds the account and options of the mapping.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface ChannelFolderContract {

    List<ChannelFolderTested> folders();

    @TestFactory
    default Stream<DynamicNode> every_channel_folder() {
        return folders().stream()
                .map(folder ->
                        dynamicContainer(folder.type().name(), Stream.concat(samples(folder), declarations(folder))));
    }

    private static Stream<DynamicNode> samples(ChannelFolderTested folder) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Path sample : sampleFiles(folder)) {
            String name = ChannelSamples.name(sample);
            tests.add(dynamicTest(name + " becomes its mention", () -> becomesItsMention(folder, sample)));
            Path edited = sample.resolveSibling(name + ".edited.json");
            if (Files.exists(edited)) {
                tests.add(dynamicTest(
                        name + " keeps its key when it is edited", () -> keepsItsKey(folder, sample, edited)));
            }
        }
        return tests.stream();
    }

    private static Stream<DynamicNode> declarations(ChannelFolderTested folder) {
        return Stream.of(
                dynamicTest("has samples", () -> assertThat(sampleFiles(folder)).isNotEmpty()),
                dynamicTest("names no field that means nothing", () -> namesNoUnknownField(folder)),
                dynamicTest("treats credentials as secrets", () -> treatsCredentialsAsSecrets(folder)),
                dynamicTest("has a README whose table of options is up to date", () -> hasReadme(folder)));
    }

    private static void becomesItsMention(ChannelFolderTested folder, Path sample) throws Exception {
        ArrayNode found = Json.mapper().createArrayNode();
        for (Mention mention : ChannelSamples.mentions(folder, sample)) {
            found.add(Json.tree(Json.write(mention)));
            if (!mention.tombstone()) {
                assertThat(mention.url()).as("a person can open it").isNotNull();
            }
        }
        Path expected = sample.resolveSibling(ChannelSamples.name(sample) + ".mention.json");
        JsonNode shown = found.size() == 1 ? found.get(0) : found;
        if (!Files.exists(expected)) {
            Files.writeString(expected, shown.toPrettyString() + "\n");
            fail("There was no " + expected.getFileName()
                    + ". It is written now: read it, and keep it if it is right.");
        }
        assertThat(shown).isEqualTo(Json.tree(Files.readString(expected)));
    }

    private static void keepsItsKey(ChannelFolderTested folder, Path sample, Path edited) throws Exception {
        Mention before = ChannelSamples.mentions(folder, sample).get(0);
        Mention after = ChannelSamples.mentions(folder, edited).get(0);
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.conversation()).isEqualTo(before.conversation());
        assertThat(after.versionKey()).isNotEqualTo(before.versionKey());
    }

    private static void namesNoUnknownField(ChannelFolderTested folder) throws Exception {
        for (Path sample : sampleFiles(folder)) {
            for (JsonNode canonical : ChannelSamples.map(folder, sample)) {
                assertThat(MentionReader.unknownFields(canonical))
                        .as("%s", sample.getFileName())
                        .isEmpty();
            }
        }
    }

    private static void treatsCredentialsAsSecrets(ChannelFolderTested folder) {
        assertThat(folder.type().options())
                .filteredOn(option -> option.name().matches(".*(token|password|secret|key).*"))
                .allMatch(option -> option.kind() == Option.Kind.SECRET);
    }

    private static void hasReadme(ChannelFolderTested folder) throws IOException {
        assertThat(Files.readString(folder.path().resolve("README.md")))
                .as("README.md has this table of options")
                .contains(ChannelSamples.optionTable(folder.type()));
    }

    private static List<Path> sampleFiles(ChannelFolderTested folder) {
        return ChannelSamples.files(folder.path().resolve("samples"));
    }
}
