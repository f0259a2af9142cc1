package io.parley.crm.oracle.soap;

import io.parley.mapping.FieldText;

/** Writes a request. What XML has no way to say (control characters, halves of characters) is left out. */
final class XmlText {

    private final StringBuilder text = new StringBuilder();

    /** @param attributes name and value in turn */
    XmlText open(String name, String... attributes) {
        tag(name, attributes);
        text.append('>');
        return this;
    }

    /** An element with nothing in it. */
    XmlText empty(String name, String... attributes) {
        tag(name, attributes);
        text.append("/>");
        return this;
    }

    private void tag(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1], true))
                    .append('"');
        }
    }

    XmlText element(String name, String value, String... attributes) {
        return open(name, attributes).words(value).close(name);
    }

    XmlText words(String value) {
        text.append(escaped(value, false));
        return this;
    }

    /** What is XML already. */
    XmlText raw(String xml) {
        text.append(xml);
        return this;
    }

    XmlText close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    private static String escaped(String value, boolean attribute) {
        String clean = FieldText.clean(value);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char character = clean.charAt(i);
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append(attribute ? "&quot;" : "\"");
                // A parser makes spaces of these in an attribute, and a search would miss what was written.
                case '\n' -> escaped.append(attribute ? "&#10;" : "\n");
                case '\t' -> escaped.append(attribute ? "&#9;" : "\t");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
