package io.parley.sandbox.oracle;

/** Writes XML. */
final class Out {

    private final StringBuilder text = new StringBuilder();

    /** @param attributes names and values in turn */
    Out open(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        text.append('>');
        return this;
    }

    Out close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Out leaf(String name, String value) {
        return open(name).text(value).close(name);
    }

    Out text(String value) {
        text.append(escaped(value));
        return this;
    }

    Out add(Out other) {
        text.append(other.text);
        return this;
    }

    static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
