package io.parley.crm.oracle.soap;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads answers. Nothing outside of them is ever opened, nothing in them multiplies, and what is held of them has
 * limits: document types are refused before a parser gets to believe them, UTF-8 that is broken is no text.
 */
final class SafeXml {

    /**
     * Elements and attributes. A page of 100 records with all fields that exist has some 72,000; 100 notes below each of
     * them 60,000.
     */
    private static final int MOST = 300_000;

    private static final int DEEPEST = 40;

    private int held;

    private SafeXml() {}

    static Node read(byte[] bytes) throws NotXml {
        try (Reader text = new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            XMLStreamReader reader = factory().createXMLStreamReader(text);
            try {
                return new SafeXml().root(reader);
            } finally {
                reader.close();
            }
        } catch (CharacterCodingException broken) {
            throw new NotXml("its UTF-8 is broken");
        } catch (XMLStreamException | java.io.IOException | RuntimeException malformed) {
            throw new NotXml(brokenText(malformed) ? "its UTF-8 is broken" : "it is no XML");
        }
    }

    /** A new one for each answer, with every setting made: what else is on the class path must not decide about these. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of an answer is opened");
        });
        return factory;
    }

    private static boolean brokenText(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CharacterCodingException) {
                return true;
            }
            if (at instanceof XMLStreamException stream && stream.getNestedException() != at.getCause()) {
                return brokenText(stream.getNestedException());
            }
        }
        return false;
    }

    private Node root(XMLStreamReader reader) throws XMLStreamException, NotXml {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new NotXml("it has a document type");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                Node root = element(reader, 1);
                while (reader.hasNext()) {
                    reader.next();
                }
                return root;
            }
        }
        throw new NotXml("it is empty");
    }

    private Node element(XMLStreamReader reader, int depth) throws XMLStreamException, NotXml {
        held += 1 + reader.getAttributeCount();
        if (held > MOST || depth > DEEPEST) {
            throw new NotXml("it has more elements than an answer can have");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes(reader);
        List<Node> children = new ArrayList<>(0);
        StringBuilder text = new StringBuilder(0);
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new NotXml("it names an entity");
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Node(name, attributes, children.isEmpty() ? text.toString() : "", children);
                }
                default -> {
                    // Comments and instructions for programs mean nothing here.
                }
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}
