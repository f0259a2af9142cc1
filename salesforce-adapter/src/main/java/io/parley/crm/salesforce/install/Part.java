package io.parley.crm.salesforce.install;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One piece of metadata, in the form in which Salesforce deploys it.
 *
 * @param type such as CustomField
 * @param name full name, such as Case.MentionKey__c
 * @param file where it stands in a deployment; the parts of an object share one
 * @param element in a shared file, the name of its element; else null
 * @param xml its content; null for what has files only
 * @param files files by path, for bundles
 */
record Part(
        String type,
        String name,
        String file,
        @Nullable String element,
        @Nullable Element xml,
        Map<String, byte[]> files) {

    Part {
        files = Map.copyOf(files);
    }

    String id() {
        return type + ":" + name;
    }

    boolean isObject() {
        return type.equals("CustomObject");
    }

    boolean isField() {
        return type.equals("CustomField");
    }

    /** Of Case.MentionKey__c, Case. */
    String object() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    String simpleName() {
        return name.substring(name.indexOf('.') + 1);
    }

    Part with(Element content) {
        return new Part(type, name, file, element, content, files);
    }

    Map<String, byte[]> sortedFiles() {
        return new TreeMap<>(files);
    }
}
