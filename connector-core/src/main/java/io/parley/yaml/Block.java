package io.parley.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys and values in a file. A key that stands twice is reported, and its first value taken. */
public final class Block {

    private final Value itself;
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();

    private Block(Value itself) {
        this.itself = itself;
    }

    public static Block of(MappingNode mapping, Value itself) {
        Block block = new Block(itself);
        mapping.getValue().forEach(block::add);
        return block;
    }

    public int line() {
        return itself.line();
    }

    public Report report() {
        return itself.report();
    }

    public Set<String> keys() {
        return values.keySet();
    }

    @Nullable
    public Value get(String key) {
        return values.get(key);
    }

    /** The text of a key that may be missing; null when it is or when it is no text. */
    @Nullable
    public String text(String key) {
        Value value = get(key);
        return value == null ? null : value.text(key);
    }

    /** The line of a key. */
    public int line(String key) {
        return lines.getOrDefault(key, line());
    }

    /** Reports every key that is not known. */
    public void knowsOnly(Collection<String> known, String where) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                report().problem(line(key), "There is no key '" + key + "' " + where + ".", Nearest.fix(key, known));
            }
        }
    }

    private void add(NodeTuple tuple) {
        Value key = new Value(tuple.getKeyNode(), report());
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            report().problem(key, "A key must be a word.", "Write `key: value`; put quotes around values with braces.");
            return;
        }
        String name = scalar.getValue();
        Integer before = lines.putIfAbsent(name, key.line());
        if (before == null) {
            values.put(name, new Value(tuple.getValueNode(), report()));
        } else {
            report().problem(
                            key,
                            "The key '" + name + "' stands here twice, first in line " + before + ".",
                            "Keep one of them.");
        }
    }
}
