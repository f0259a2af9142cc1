package io.parley.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element under construction: attributes first, then its content. Every value is escaped. */
final class Tag {

    private static final Set<String> VOID = Set.of("input", "meta", "link", "br", "hr", "img");
    private static final Set<String> RUNS_OR_LEADS_AWAY =
            Set.of("href", "src", "action", "formaction", "style", "srcdoc", "xlink:href", "data");

    private final String name;
    private final StringBuilder opening;

    Tag(String name) {
        this.name = named(name);
        this.opening = new StringBuilder("<").append(name);
    }

    /** @throws IllegalArgumentException for an attribute that runs something or leads somewhere: those have methods */
    Tag with(String attribute, String value) {
        String lower = named(attribute).toLowerCase(Locale.ROOT);
        if (lower.startsWith("on") || RUNS_OR_LEADS_AWAY.contains(lower)) {
            throw new IllegalArgumentException(attribute + " can't be set freely");
        }
        return put(attribute, value);
    }

    Tag id(String id) {
        return with("id", id);
    }

    Tag flag(String attribute) {
        return with(attribute, "");
    }

    Tag flagIf(boolean set, String attribute) {
        return set ? flag(attribute) : this;
    }

    /** A link to a page of the console. */
    Tag to(String path) {
        return put("href", local(path));
    }

    /** A link to an element of the same page. */
    Tag toHere(String id) {
        return put("href", '#' + id);
    }

    /** Where a form is sent to. */
    Tag action(String path) {
        return put("action", local(path));
    }

    /** A script of the console. */
    Tag script(String path) {
        return put("src", local(path));
    }

    /** A link out of the console. Anything but http and https is left out: the text stays, the link does not. */
    Tag out(@Nullable String url) {
        return isWeb(url) ? put("href", url).put("rel", "noopener noreferrer") : this;
    }

    Html of(Html... content) {
        String open = opening + ">";
        return Html.madeBy(this, VOID.contains(name) ? open : open + Html.all(content) + "</" + name + '>');
    }

    Html of(String text) {
        return of(Html.text(text));
    }

    static boolean isWeb(@Nullable String url) {
        if (url == null) {
            return false;
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private Tag put(String attribute, String value) {
        opening.append(' ')
                .append(attribute)
                .append("=\"")
                .append(Html.escape(value))
                .append('"');
        return this;
    }

    private static String local(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of the console: " + path);
        }
        return path;
    }

    private static String named(String name) {
        if (!name.matches("[a-zA-Z][a-zA-Z0-9:-]*")) {
            throw new IllegalArgumentException("not a name in HTML: " + name);
        }
        return name;
    }
}
