package io.parley.channel.rss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An XML element with what it holds.
 *
 * @param space its namespace; empty for none
 * @param name its local name
 * @param attributes by local name; those of a foreign namespace as {@code {namespace}name}
 * @param content texts and elements, in order
 */
record Element(String space, String name, Map<String, String> attributes, List<Object> content) {

    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr", "area", "col", "source");

    static Element empty(String space, String name) {
        return new Element(space, name, new TreeMap<>(), new ArrayList<>());
    }

    boolean is(Set<String> spaces, String local) {
        return name.equals(local) && spaces.contains(space);
    }

    Stream<Element> children() {
        return content.stream().filter(Element.class::isInstance).map(Element.class::cast);
    }

    Stream<Element> children(Set<String> spaces, String local) {
        return children().filter(child -> child.is(spaces, local));
    }

    /** The first of these children. */
    @Nullable
    Element first(Set<String> spaces, String... locals) {
        for (String local : locals) {
            Element found = children(spaces, local).findFirst().orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The text of the first of these children that has any, without space around it. */
    @Nullable
    String text(Set<String> spaces, String... locals) {
        for (String local : locals) {
            String found = children(spaces, local)
                    .map(child -> child.text().strip())
                    .filter(Predicate.not(String::isEmpty))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Nullable
    String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Nullable
    String language() {
        return attribute("{" + XML + "}lang");
    }

    /** All text inside, markup left out. */
    String text() {
        StringBuilder text = new StringBuilder();
        gather(text);
        return text.toString();
    }

    private void gather(StringBuilder into) {
        for (Object each : content) {
            if (each instanceof Element child) {
                child.gather(into);
            } else {
                into.append(each);
            }
        }
    }

    /** What is inside, as HTML; namespaces left out. */
    String html() {
        StringBuilder html = new StringBuilder();
        writeInside(html);
        return html.toString();
    }

    private void writeInside(StringBuilder into) {
        for (Object each : content) {
            if (each instanceof Element child) {
                child.write(into);
            } else {
                into.append(escape(each.toString()));
            }
        }
    }

    private void write(StringBuilder into) {
        into.append('<').append(name);
        attributes.forEach((key, value) -> {
            if (!key.startsWith("{")) {
                into.append(' ').append(key).append("=\"").append(escape(value)).append('"');
            }
        });
        into.append('>');
        if (!(content.isEmpty() && VOID.contains(name))) {
            writeInside(into);
            into.append("</").append(name).append('>');
        }
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
