package io.parley.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns a file into a tree that knows its lines. What could make the tree larger than the file is refused. */
public final class Yaml {

    private static final long LARGEST = 1_000_000;
    private static final int DEEPEST = 30;

    private final Report report;
    private final LoadSettings settings;

    public Yaml(String file, Report report) {
        this.report = report;
        this.settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    }

    /** The file's only value; null when it can't be read, which is reported. */
    @Nullable
    public Value read(Path file) {
        String text = text(file);
        return text == null ? null : read(text);
    }

    @Nullable
    public Value read(String text) {
        try {
            if (isUnfit(text)) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                report.problem(1, "The file is empty.", "See docs/admin/configuration.md for what belongs into it.");
                return null;
            }
            return new Value(root.get(), report);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            report.problem(
                    line,
                    "This is not YAML: " + wrong.getProblem() + ".",
                    "Check the indentation, and put quotes around values that begin with @, #, >, <, *, & or %.");
        } catch (YamlEngineException wrong) {
            report.problem(1, "This is not one YAML document.", "Keep it to a single document of plain text.");
        }
        return null;
    }

    private @Nullable String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                report.problem(1, "The file is larger than 1 MB.", "Is it the right file?");
                return null;
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            report.problem(1, "There is no such file.", "Check its name, or create it.");
        } catch (IOException unreadable) {
            report.problem(1, "The file can't be read as UTF-8 text.", "Check its permissions and encoding.");
        }
        return null;
    }

    private boolean isUnfit(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof AliasEvent || depth > DEEPEST) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                report.problem(
                        line,
                        depth > DEEPEST ? "This is nested too deeply." : "References (*name) are not supported.",
                        depth > DEEPEST ? "Make it flatter." : "Write the value out.");
                return true;
            }
        }
        return false;
    }
}
