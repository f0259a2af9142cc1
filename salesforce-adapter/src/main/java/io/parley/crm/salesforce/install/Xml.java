package io.parley.crm.salesforce.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Metadata files. Document types are refused, so nothing outside a file is ever read. */
final class Xml {

    static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

    private Xml() {}

    /** @throws IllegalArgumentException when it is no XML */
    static Element parse(String file, byte[] content) {
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
        } catch (SAXException | IOException malformed) {
            throw new IllegalArgumentException(file + " is no XML: " + malformed.getMessage(), malformed);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Element root(String name) {
        Element root = builder().newDocument().createElementNS(NAMESPACE, name);
        root.getOwnerDocument().appendChild(root);
        return root;
    }

    static Element add(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
        parent.appendChild(child);
        return child;
    }

    static void add(Element parent, String name, String text) {
        add(parent, name).setTextContent(text);
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

    static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    /** Copies the children of an element into another under the order that Salesforce's schema has: by name, fullName first. */
    static void copy(Element from, Element into) {
        List<Element> all = children(from);
        for (Element child : all) {
            into.appendChild(into.getOwnerDocument().importNode(child, true));
        }
        sort(into);
    }

    static void sort(Element parent) {
        List<Element> all = new ArrayList<>(children(parent));
        all.sort(Comparator.comparing(
                child -> child.getLocalName().equals("fullName") ? "" : String.valueOf(child.getLocalName())));
        while (parent.getFirstChild() != null) {
            parent.removeChild(parent.getFirstChild());
        }
        all.forEach(parent::appendChild);
    }

    static byte[] write(Element root) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(root), new StreamResult(text));
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
