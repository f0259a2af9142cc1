package io.parley.crm.salesforce.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * In what the org's metadata differs from ours. Salesforce tells more than it was given, and admins add to what is there:
 * what only the org has is no difference.
 */
final class Difference {

    private Difference() {}

    /** The names of our elements that the org does not have so. */
    static List<String> in(Element ours, Element theirs) {
        List<String> differing = new ArrayList<>();
        for (Element child : Xml.children(ours)) {
            String name = String.valueOf(child.getLocalName());
            if (!has(theirs, child) && !differing.contains(name)) {
                differing.add(name);
            }
        }
        return differing;
    }

    private static boolean has(Element theirs, Element wanted) {
        List<Element> candidates = Xml.children(theirs, String.valueOf(wanted.getLocalName()));
        if (Xml.children(wanted).isEmpty()) {
            String text = plain(wanted.getTextContent());
            // Of a flag that is not set, Salesforce may say nothing.
            return candidates.isEmpty() && (text.equals("false") || text.isEmpty())
                    || candidates.stream()
                            .anyMatch(each -> plain(each.getTextContent()).equals(text));
        }
        return candidates.stream().anyMatch(each -> in(wanted, each).isEmpty());
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    /** The names of our files that the org does not have so. */
    static List<String> in(Map<String, byte[]> ours, Map<String, byte[]> theirs) {
        return ours.entrySet().stream()
                .filter(file -> !same(file.getKey(), file.getValue(), theirs.get(file.getKey())))
                .map(file -> file.getKey().substring(file.getKey().lastIndexOf('/') + 1))
                .toList();
    }

    private static boolean same(String path, byte[] ours, byte[] theirs) {
        if (theirs == null || Arrays.equals(ours, theirs)) {
            return theirs != null;
        }
        return path.endsWith(".xml")
                ? in(Xml.parse(path, ours), Xml.parse(path, theirs)).isEmpty()
                : plain(new String(ours, StandardCharsets.UTF_8))
                        .equals(plain(new String(theirs, StandardCharsets.UTF_8)));
    }
}
