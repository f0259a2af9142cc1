package io.parley.sandbox.salesforce.metadata;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * One piece of metadata.
 *
 * @param name full name, such as Case.MentionKey__c
 * @param xml its own elements, without those that are components themselves
 * @param files further files by path, for bundles and static resources
 */
record Component(Kind kind, String name, Element xml, Map<String, byte[]> files) {

    Component {
        files = new TreeMap<>(files);
    }

    static Component of(Kind kind, String name, Element xml) {
        return new Component(kind, name, xml, Map.of());
    }

    /** Of Case.MentionKey__c, Case; of other names, the name. */
    String object() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Of Case.MentionKey__c, MentionKey__c; of other names, the name. */
    String simpleName() {
        return name.substring(name.indexOf('.') + 1);
    }
}
