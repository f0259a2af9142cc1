package io.parley.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Some value in a file, and where it stands. */
public final class Value {

    private final Node node;
    private final Report report;

    public Value(Node node, Report report) {
        this.node = node;
        this.report = report;
    }

    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    public Report report() {
        return report;
    }

    /** The same value, with its mistakes reported elsewhere. */
    public Value reportingTo(Report other) {
        return new Value(node, other);
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /** Whether it is empty, or says that there is nothing. */
    public boolean isNothing() {
        return node instanceof ScalarNode scalar
                && List.of("", "~", "null").contains(scalar.getValue().strip());
    }

    public boolean isBlock() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text of a single value; null when it is none or empty, which is reported. */
    @Nullable
    public String text(String name) {
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
    public List<Value> values() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(child -> new Value(child, report))
                    .toList();
        }
        return List.of(this);
    }

    /** The texts of a list or of a single value; those that are not texts are reported and left out. */
    public List<String> texts(String name) {
        return values().stream()
                .map(value -> value.text(name))
                .filter(text -> text != null)
                .toList();
    }

    /** Keys and values; null when it is something else, which is reported. */
    @Nullable
    public Block block(String name) {
        if (node instanceof MappingNode mapping) {
            return Block.of(mapping, this);
        }
        report.problem(this, "`" + name + "` must have keys and values.", "Write `key: value` under it.");
        return null;
    }
}
