package io.parley.sandbox.salesforce.metadata;

import org.w3c.dom.Element;

/** Versions of flows: the stand-in keeps the newest. */
final class Flows {

    private Flows() {}

    static boolean active(Component flow) {
        return Xml.text(flow.xml(), "status").equals("Active");
    }

    /** A definition with version 0 switches its flow off. */
    static void apply(World world) {
        for (Component definition : world.all(Kind.FLOW_DEFINITION)) {
            Component flow = world.find(Kind.FLOW, definition.name());
            if (flow != null) {
                boolean on = !Xml.text(definition.xml(), "activeVersionNumber").equals("0");
                Element xml = Xml.root("Flow");
                Xml.copy(flow.xml(), xml);
                Element status = Xml.child(xml, "status");
                if (status != null) {
                    status.setTextContent(on ? "Active" : "Obsolete");
                }
                world.put(Component.of(Kind.FLOW, flow.name(), xml));
            }
            world.remove(Kind.FLOW_DEFINITION, definition.name());
        }
    }
}
