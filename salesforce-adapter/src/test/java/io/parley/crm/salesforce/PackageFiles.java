package io.parley.crm.salesforce;

import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.bind.XMLizable;
import com.sforce.ws.parser.PullParserException;
import com.sforce.ws.parser.XmlInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The files of the package that is installed in the CRM, as Salesforce's own classes read them. */
final class PackageFiles {

    static final Path ROOT = Path.of("package");
    static final Path MAIN = ROOT.resolve("force-app/main/default");
    private static final String END = "-meta.xml";

    private static final Map<String, Supplier<XMLizable>> TYPES = Map.ofEntries(
            Map.entry("object", com.sforce.soap.metadata.CustomObject::new),
            Map.entry("field", com.sforce.soap.metadata.CustomField::new),
            Map.entry("compactLayout", com.sforce.soap.metadata.CompactLayout::new),
            Map.entry("listView", com.sforce.soap.metadata.ListView::new),
            Map.entry("layout", com.sforce.soap.metadata.Layout::new),
            Map.entry("tab", com.sforce.soap.metadata.CustomTab::new),
            Map.entry("flow", com.sforce.soap.metadata.Flow::new),
            Map.entry("quickAction", com.sforce.soap.metadata.QuickAction::new),
            Map.entry("permissionset", com.sforce.soap.metadata.PermissionSet::new),
            Map.entry("js", com.sforce.soap.metadata.LightningComponentBundle::new),
            Map.entry("platformEventChannelMember", com.sforce.soap.metadata.PlatformEventChannelMember::new));

    private PackageFiles() {}

    /** All metadata files, the optional ones included. */
    static List<Path> all() {
        return Stream.of(MAIN, ROOT.resolve("optional"))
                .flatMap(folder -> under(folder, END).stream())
                .toList();
    }

    static List<Path> under(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The name that a file gives its component: what stands before the type and "-meta.xml". */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.', name.length() - END.length() - 1));
    }

    static String type(Path file) {
        String name = file.getFileName().toString();
        return name.substring(
                name.lastIndexOf('.', name.length() - END.length() - 1) + 1, name.length() - END.length());
    }

    /** Reads metadata as strictly as WSC does: unknown elements, wrong values and another order are refused. */
    static XMLizable load(String type, String xml) throws ConnectionException, IOException, PullParserException {
        Supplier<XMLizable> maker = TYPES.get(type);
        if (maker == null) {
            throw new AssertionError("No class is known for files of type " + type);
        }
        XMLizable component = maker.get();
        XmlInputStream in = new XmlInputStream();
        in.setInput(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8");
        component.load(in, new TypeMapper());
        return component;
    }

    /** The texts of all elements of that name in a file. */
    static List<String> values(Path file, String element) {
        NodeList found = document(file).getElementsByTagNameNS("*", element);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    /** The text of the first element of that name; empty when there is none. */
    static String one(Path file, String element) {
        List<String> values = values(file, element);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static Document document(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException wrong) {
            throw new AssertionError(file + " is not XML", wrong);
        }
    }

    /** Each custom field's file by its name, of one object. */
    static Map<String, Path> fields(Path folder, String object) {
        Map<String, Path> fields = new TreeMap<>();
        under(folder.resolve("objects").resolve(object), ".field-meta.xml")
                .forEach(file -> fields.put(name(file), file));
        return fields;
    }
}
