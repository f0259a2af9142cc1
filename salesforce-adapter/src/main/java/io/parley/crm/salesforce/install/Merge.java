package io.parley.crm.salesforce.install;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Ours, with what admins have added to it. A deployment replaces a permission set and the values of a picklist as a
 * whole, so what is not in it would be lost.
 */
final class Merge {

    /** Elements of a permission set to the child that says what they are about. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("fieldPermissions", "field"),
            Map.entry("objectPermissions", "object"),
            Map.entry("userPermissions", "name"),
            Map.entry("tabSettings", "tab"),
            Map.entry("applicationVisibilities", "application"),
            Map.entry("classAccesses", "apexClass"),
            Map.entry("flowAccesses", "flow"),
            Map.entry("pageAccesses", "apexPage"),
            Map.entry("recordTypeVisibilities", "recordType"),
            Map.entry("customPermissions", "name"),
            Map.entry("customMetadataTypeAccesses", "name"),
            Map.entry("customSettingAccesses", "name"),
            Map.entry("externalDataSourceAccesses", "externalDataSource"));

    private Merge() {}

    static Part of(Part ours, Element theirs) {
        Element xml = ours.xml();
        if (xml == null) {
            return ours;
        }
        Element merged = Xml.root(ours.type());
        Xml.copy(xml, merged);
        if (ours.type().equals("PermissionSet")) {
            permissions(merged, theirs);
        } else if (ours.isField()) {
            values(merged, theirs);
        }
        return ours.with(merged);
    }

    private static void permissions(Element merged, Element theirs) {
        for (Element each : Xml.children(theirs)) {
            String key = KEYS.get(each.getLocalName());
            boolean ours = key == null
                    || Xml.children(merged, String.valueOf(each.getLocalName())).stream()
                            .anyMatch(own -> Xml.text(own, key).equals(Xml.text(each, key)));
            if (!ours) {
                merged.appendChild(merged.getOwnerDocument().importNode(each, true));
            }
        }
        Xml.sort(merged);
    }

    private static void values(Element merged, Element theirs) {
        Element own = definition(merged);
        Element other = definition(theirs);
        if (own == null || other == null) {
            return;
        }
        List<String> known = Xml.children(own, "value").stream()
                .map(value -> Xml.text(value, "fullName"))
                .toList();
        Xml.children(other, "value").stream()
                .filter(value -> !known.contains(Xml.text(value, "fullName")))
                .forEach(value -> own.appendChild(own.getOwnerDocument().importNode(value, true)));
    }

    private static @org.jspecify.annotations.Nullable Element definition(Element field) {
        Element set = Xml.child(field, "valueSet");
        return set == null ? null : Xml.child(set, "valueSetDefinition");
    }
}
