package io.parley.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A piece of a page. There is no way to make one from text without the text being escaped, and none to write markup by
 * hand: what a stranger wrote can only ever be seen, never run.
 */
final class Html {

    static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    static Html text(String text) {
        return new Html(escape(text));
    }

    static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::toString).collect(Collectors.joining()));
    }

    static <T> Html each(Collection<T> items, Function<T, Html> show) {
        return all(items.stream().map(show).toList());
    }

    static Tag tag(String name) {
        return new Tag(name);
    }

    /** A tag with a class. */
    static Tag tag(String name, String cssClass) {
        return new Tag(name).with("class", cssClass);
    }

    static Html document(Html content) {
        return new Html("<!doctype html>\n" + content);
    }

    /** Only {@link Tag} makes markup, from escaped parts. */
    static Html madeBy(Tag tag, String markup) {
        if (tag == null) {
            throw new IllegalArgumentException("markup is made by tags only");
        }
        return new Html(markup);
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\0' -> safe.append('\uFFFD');
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
