package io.parley.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Some value in a file, and where it stands. */
final class Value {

    private final Node node;
    private final Report report;

    Value(Node node, Report report) {
        this.node = node;
        this.report = report;
    }

    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    Report report() {
        return report;
    }

    /** The same value, with its mistakes reported elsewhere. */
    Value reportingTo(Report other) {
        return new Value(node, other);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isBlock() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text of a single value; null when it is none or empty, which is reported. */
    @Nullable
    String text(String name) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue().strip();
            if (!text.isEmpty() && !text.equals("~")) {
                return text;
            }
            report.problem(this, "`" + name + "` has no value.", "Give it one, or take the line out.");
        } else {
            report.problem(this, "`" + name + "` must be a single value.", "Write one value after the colon.");
        }
        return null;
    }

    /** The values of a list; a value that is no list is a list of one. */
    List<Value> values() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(child -> new Value(child, report))
                    .toList();
        }
        return List.of(this);
    }

    /** The texts of a list or of a single value; those that are not texts are reported and left out. */
    List<String> texts(String name) {
        return values().stream()
                .map(value -> value.text(name))
                .filter(text -> text != null)
                .toList();
    }

    /** Keys and values; null when it is something else, which is reported. */
    @Nullable
    Block block(String name) {
        if (node instanceof MappingNode mapping) {
            return Block.of(mapping, this);
        }
        report.problem(this, "`" + name + "` must have keys and values.", "Write `key: value` under it.");
        return null;
    }
}
