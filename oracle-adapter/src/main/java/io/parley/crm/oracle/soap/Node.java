package io.parley.crm.oracle.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an answer.
 *
 * @param name its local name: which namespace an object has is not established for all, so nothing hangs on it
 * @param text what stands directly in it; empty when there is nothing but elements
 */
record Node(String name, Map<String, String> attributes, String text, List<Node> children) {

    Optional<Node> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<Node> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The text of an element in it; empty when there is none. */
    String text(String wanted) {
        return child(wanted).map(child -> child.text.strip()).orElse("");
    }

    /** All elements in it of this name, however deep. */
    Stream<Node> below(String wanted) {
        return children.stream()
                .flatMap(child -> Stream.concat(
                        child.name.equals(wanted) ? Stream.of(child) : Stream.empty(), child.below(wanted)));
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }
}
