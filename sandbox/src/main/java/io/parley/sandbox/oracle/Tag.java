package io.parley.sandbox.oracle;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element that was sent.
 *
 * @param attributes by local name
 * @param text what stands directly in it
 */
record Tag(String space, String name, Map<String, String> attributes, List<Tag> children, StringBuilder text) {

    /** Reads a document; throws a refusal when it is none, or brings a DOCTYPE. */
    static Tag read(String document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return root(factory.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException broken) {
            throw Refusal.client("The request is no well-formed XML");
        }
    }

    private static Tag root(XMLStreamReader in) throws XMLStreamException {
        Deque<Tag> open = new ArrayDeque<>();
        open.push(new Tag("", "", Map.of(), new ArrayList<>(), new StringBuilder()));
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Tag tag = start(in);
                    open.element().children.add(tag);
                    open.push(tag);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text.append(in.getText());
                case XMLStreamConstants.DTD -> throw Refusal.client("A request brings no DOCTYPE");
                default -> {}
            }
        }
        return open.element().children.get(0);
    }

    private static Tag start(XMLStreamReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        String space = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        return new Tag(space, in.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
    }

    boolean is(String otherSpace, String otherName) {
        return space.equals(otherSpace) && name.equals(otherName);
    }

    String value() {
        return text.toString();
    }

    /** The first child of that name; null when there is none. */
    @Nullable
    Tag child(String childName) {
        return children.stream()
                .filter(child -> child.name.equals(childName))
                .findFirst()
                .orElse(null);
    }

    /** What stands in the first child of that name; empty when there is none. */
    String of(String childName) {
        Tag child = child(childName);
        return child == null ? "" : child.value();
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    boolean has(String childName) {
        return child(childName) != null;
    }
}
