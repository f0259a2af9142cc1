package io.parley.crm.salesforce.install;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** Parts in an admin's words. */
final class Wording {

    private Wording() {}

    static String of(Part part) {
        Element xml = part.xml();
        return switch (part.type()) {
            case "CustomObject" ->
                (part.name().endsWith("__e") ? "Platform event " : "Object ") + named(part.name(), label(xml));
            case "CustomField" -> "Field " + part.simpleName() + " on " + part.object() + field(xml);
            case "ListView" -> "List view " + quoted(label(xml), part.simpleName()) + " of " + part.object();
            case "CompactLayout" -> "Compact layout " + quoted(label(xml), part.simpleName()) + " of " + part.object();
            case "PermissionSet" -> "Permission set " + quoted(label(xml), part.name());
            case "Flow" -> "Flow " + quoted(label(xml), part.name());
            case "QuickAction" -> "Action " + quoted(label(xml), part.simpleName()) + " on " + part.object();
            case "Layout" -> "Page layout " + part.name();
            case "CustomTab" -> "Tab for " + part.name();
            case "FlexiPage" -> "Lightning page " + part.name();
            case "LightningComponentBundle" -> "Lightning component " + part.name();
            case "PlatformEventChannelMember" -> "Change Data Capture: " + part.name();
            case Receipt.TYPE -> "Static resource " + part.name() + " (the list of what Parley added)";
            default -> part.type() + " " + part.name();
        };
    }

    private static String label(@org.jspecify.annotations.Nullable Element xml) {
        return xml == null ? "" : Xml.text(xml, "label");
    }

    private static String named(String name, String label) {
        return label.isEmpty() ? name : label + " (" + name + ")";
    }

    private static String quoted(String label, String name) {
        return "\"" + (label.isEmpty() ? name : label) + "\"";
    }

    private static String field(@org.jspecify.annotations.Nullable Element xml) {
        if (xml == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        String length = Xml.text(xml, "length");
        String target = Xml.text(xml, "referenceTo");
        words.add(Xml.text(xml, "type")
                + (length.isEmpty() ? "" : " " + length)
                + (target.isEmpty() ? "" : " to " + target));
        if (Xml.text(xml, "externalId").equals("true")) {
            words.add("external id");
        }
        if (Xml.text(xml, "unique").equals("true")) {
            words.add("unique");
        }
        if (Xml.text(xml, "required").equals("true")) {
            words.add("required");
        }
        return ": " + String.join(", ", words);
    }
}
