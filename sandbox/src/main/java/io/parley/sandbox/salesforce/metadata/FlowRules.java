package io.parley.sandbox.salesforce.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What Salesforce refuses in a flow: objects and fields that are not there, and ways that lead nowhere. */
final class FlowRules {

    private static final List<String> ON_RECORDS =
            List.of("start", "recordCreates", "recordUpdates", "recordLookups", "recordDeletes");

    private final World world;

    FlowRules(World world) {
        this.world = world;
    }

    @Nullable
    String problem(Element xml) {
        for (String element : List.of("label", "processType")) {
            String problem = Rules.missing(xml, element);
            if (problem != null) {
                return problem;
            }
        }
        for (Element step : Xml.children(xml)) {
            String problem = ON_RECORDS.contains(step.getLocalName()) ? records(step) : null;
            problem = problem == null ? ways(xml, step) : problem;
            problem = problem == null ? references(xml, step) : problem;
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String records(Element step) {
        String object = Xml.text(step, "object");
        if (object.isEmpty()) {
            return null;
        }
        String name = Xml.text(step, "name");
        String where = name.isEmpty() ? "Start" : name;
        if (!world.hasObject(object)) {
            return "field integrity exception: unknown (" + where + " - The object \"" + object + "\" doesn't exist.)";
        }
        for (String list : List.of("filters", "inputAssignments", "outputAssignments")) {
            for (Element each : Xml.children(step, list)) {
                String field = Xml.text(each, "field");
                if (!world.hasField(object, field)) {
                    return "field integrity exception: unknown (" + where + " - The field \"" + field
                            + "\" for the object \"" + object + "\" doesn't exist.)";
                }
            }
        }
        return null;
    }

    /** Each connector leads to an element of the flow. */
    private static @Nullable String ways(Element flow, Element at) {
        for (Element child : Xml.children(at)) {
            String target = Xml.text(child, "targetReference");
            if (!target.isEmpty()
                    && Xml.children(flow).stream()
                            .noneMatch(step -> Xml.text(step, "name").equals(target))) {
                return "The connector of \"" + Xml.text(at, "name") + "\" leads to \"" + target
                        + "\", which doesn't exist.";
            }
            String problem = ways(flow, child);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** What stands behind $Record is a field of the object that starts the flow. */
    private @Nullable String references(Element flow, Element at) {
        Element start = Xml.child(flow, "start");
        String object = start == null ? "" : Xml.text(start, "object");
        for (Element child : Xml.children(at)) {
            String text = child.getTextContent().strip();
            if (List.of("elementReference", "leftValueReference", "assignToReference")
                            .contains(child.getLocalName())
                    && text.matches("\\$Record(__Prior)?\\.\\w+")) {
                String field = text.substring(text.indexOf('.') + 1);
                if (!world.hasField(object, field)) {
                    return "The field \"" + field + "\" for the object \"" + object + "\" doesn't exist.";
                }
            }
            String problem = references(flow, child);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
