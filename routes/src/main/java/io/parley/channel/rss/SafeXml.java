package io.parley.channel.rss;

import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML from strangers: document types are skipped unread, so that no entity is ever defined and none fetched, and nesting
 * is limited. The JDK's own parser is named, since which one a plain {@code newInstance()} finds depends on the class
 * path, and each has its own idea of what is safe.
 */
final class SafeXml {

    /** Deeper than any post is marked up, and far from what would exhaust a stack. */
    static final int DEEPEST = 100;

    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("it refers to a file outside");
        });
        return factory;
    }

    static synchronized XMLStreamReader open(Reader text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(text);
    }

    /** Reads the element that the reader stands on, to its end. */
    static Element read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 1);
    }

    private static Element read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements are nested deeper than " + DEEPEST, xml.getLocation());
        }
        Element element = start(xml);
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    flush(text, element);
                    element.content().add(read(xml, depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException(
                            "the entity \"" + xml.getLocalName() + "\" is not defined", xml.getLocation());
                case XMLStreamConstants.END_ELEMENT -> {
                    flush(text, element);
                    return element;
                }
                default -> {}
            }
        }
    }

    /** The element that the reader stands on, without what is inside. */
    static Element start(XMLStreamReader xml) {
        Element element = Element.empty(orEmpty(xml.getNamespaceURI()), xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = orEmpty(xml.getAttributeNamespace(i));
            String local = xml.getAttributeLocalName(i);
            element.attributes().put(space.isEmpty() ? local : "{" + space + "}" + local, xml.getAttributeValue(i));
        }
        return element;
    }

    private static void flush(StringBuilder text, Element into) {
        if (!text.isEmpty()) {
            into.content().add(text.toString());
            text.setLength(0);
        }
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** What the parser complains about, without its preface. */
    static String complaint(XMLStreamException wrong) {
        String message = String.valueOf(wrong.getMessage());
        int said = message.indexOf("Message: ");
        String complaint = (said < 0 ? message : message.substring(said + "Message: ".length()))
                .replaceAll("\\s+", " ")
                .strip();
        return complaint.endsWith(".") ? complaint.substring(0, complaint.length() - 1) : complaint;
    }

    /** The line it complains about, from 1; 0 when it doesn't tell. */
    static int line(XMLStreamException wrong) {
        Location at = wrong.getLocation();
        return at == null ? 0 : Math.max(0, at.getLineNumber());
    }
}
