package io.parley.sandbox.salesforce.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Which elements a type of metadata has: names, kinds and the values of enumerations, as the Metadata API 62.0 has them.
 * The table was read off the classes that Salesforce publishes for Java.
 */
final class Types {

    private static final JsonNode TABLE = Json.resource("/salesforce/metadata/types.json", JsonNode.class);
    private static final Pattern INT = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DOUBLE = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Types() {}

    /** What is wrong with an element in Salesforce's words; null when nothing is. */
    static @Nullable String problem(Element element, String type) {
        JsonNode known = TABLE.path("types").path(type);
        Set<String> seen = new HashSet<>();
        for (Element child : Xml.children(element)) {
            String name = child.getLocalName();
            String declared = known.path(name).asText("");
            if (declared.isEmpty() || !Xml.METADATA.equals(child.getNamespaceURI())) {
                return "Error parsing file: Element " + qualified(child) + " invalid at this location in type " + type;
            }
            boolean many = declared.endsWith("[]");
            if (!seen.add(name) && !many) {
                return "Error parsing file: Element " + qualified(child) + " is duplicated at this location in type "
                        + type;
            }
            String problem = value(child, many ? declared.substring(0, declared.length() - 2) : declared);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String qualified(Element element) {
        return "{" + element.getNamespaceURI() + "}" + element.getLocalName();
    }

    private static @Nullable String value(Element element, String kind) {
        if (TABLE.path("types").has(kind)) {
            return problem(element, kind);
        }
        String text = element.getTextContent();
        JsonNode values = TABLE.path("enums").path(kind);
        if (values.isArray()) {
            for (JsonNode value : values) {
                if (value.asText().equals(text)) {
                    return null;
                }
            }
            return "Error parsing file: '" + text + "' is not a valid value for the enum '" + kind + "'";
        }
        boolean good =
                switch (kind) {
                    case "boolean" -> text.equals("true") || text.equals("false");
                    case "int" -> INT.matcher(text).matches();
                    case "double" -> DOUBLE.matcher(text).matches();
                    default -> Xml.children(element).isEmpty() || kind.equals("base64");
                };
        return good ? null : "Error parsing file: '" + text + "' is not a valid value for the type xsd:" + kind;
    }
}
