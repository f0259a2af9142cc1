package io.parley.sandbox.salesforce.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML without document types: nothing outside the text is ever read. */
final class Xml {

    static final String METADATA = "http://soap.sforce.com/2006/04/metadata";
    static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private Xml() {}

    /** The text is not XML, or has a document type. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static Element parse(byte[] text) throws Malformed {
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(new Throwing());
            return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
        } catch (SAXException malformed) {
            throw new Malformed(String.valueOf(malformed.getMessage()));
        } catch (IOException | ParserConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Document empty() {
        try {
            return builder().newDocument();
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder();
    }

    /** Without an XML declaration. */
    static String write(Node node) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static byte[] file(Node node) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + write(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static @Nullable Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Text of a child, empty when there is none. */
    static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    static boolean flag(Element parent, String name) {
        return text(parent, name).equals("true");
    }

    /** Adds an element of the metadata namespace. */
    static Element add(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(METADATA, name);
        parent.appendChild(child);
        return child;
    }

    static void add(Element parent, String name, Object text) {
        add(parent, name).setTextContent(String.valueOf(text));
    }

    /** A root element of a new document. */
    static Element root(String name) {
        Document document = empty();
        Element root = document.createElementNS(METADATA, name);
        document.appendChild(root);
        return root;
    }

    /** Copies the children of one element into another, which may be in another document. */
    static void copy(Element from, Element into) {
        for (Element child : children(from)) {
            into.appendChild(into.getOwnerDocument().importNode(child, true));
        }
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException ignored) {}

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
