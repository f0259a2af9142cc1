package io.parley.sandbox.suitecrm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SuiteCRM 7.14.6 does to text on its way in and out, as measured: entities are resolved several times, tags that it
 * does not know go with what looks like one, scripts go with their content, and what is too long is cut without a word.
 */
final class TextRules {

    private static final Pattern SCRIPT = Pattern.compile("(?is)<script\\b.*?(</script>|$)");
    private static final Pattern TAG = Pattern.compile("(?s)</?([A-Za-z][A-Za-z0-9]*)\\b[^<>]*>");
    private static final Pattern HALF = Pattern.compile("(?s)</?[A-Za-z!?][^<>]*(?=<|$)");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});");
    private static final Set<String> KEPT = Set.of(
            "a",
            "b",
            "blockquote",
            "br",
            "code",
            "div",
            "em",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "u",
            "ul");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("copy", "\u00a9"),
            Map.entry("reg", "\u00ae"),
            Map.entry("hellip", "\u2026"),
            Map.entry("euro", "\u20ac"),
            Map.entry("uuml", "\u00fc"),
            Map.entry("ouml", "\u00f6"),
            Map.entry("auml", "\u00e4"),
            Map.entry("Uuml", "\u00dc"),
            Map.entry("eacute", "\u00e9"));

    private TextRules() {}

    /** What the database holds after a text was written to a field. */
    static String stored(Module module, Field field, String sent, boolean utf8mb3) {
        String text = sent;
        if (field.cleaned()) {
            boolean update = module.name().equals("AOP_Case_Updates")
                    && (field.name().equals("name") || field.name().equals("description"));
            text = cleaned(text, update);
            if (update && field.name().equals("description")) {
                text = threaded(text);
            }
            if (field.type().equals("name") || field.type().equals("varchar")) {
                text = text.strip();
            }
        }
        if (utf8mb3) {
            text = text.codePoints()
                    .collect(
                            StringBuilder::new,
                            (all, point) -> all.append(point > 0xffff ? "????" : Character.toString(point)),
                            StringBuilder::append)
                    .toString();
        }
        return cut(field, text);
    }

    /** What an API answers for a field: the description of a case is HTML there, all other text has four entities. */
    static String shown(Module module, Field field, String stored) {
        if (module.name().equals("Cases") && field.name().equals("description")) {
            String html = TAG.matcher(stored).replaceAll(tag -> kept(tag) ? Matcher.quoteReplacement(tag.group()) : "");
            return outside(html);
        }
        return field.time() || field.bool() ? stored : encoded(stored);
    }

    static String encoded(String text) {
        return text.replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#039;");
    }

    private static String cleaned(String sent, boolean update) {
        String text = sent;
        for (int level = 0; level < (update ? 4 : 3); level++) {
            text = decoded(unscripted(text));
        }
        text = unscripted(text);
        text = TAG.matcher(text).replaceAll(tag -> kept(tag) ? Matcher.quoteReplacement(tag.group()) : "");
        text = HALF.matcher(text).replaceAll("");
        text = decoded(text);
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'");
    }

    private static String unscripted(String text) {
        return SCRIPT.matcher(text).replaceAll("");
    }

    /** An update of a case is HTML once there is a tag in it, and has no two white spaces in a row. */
    private static String threaded(String text) {
        String one = text.replaceAll("\\s\\s+", " ").strip();
        return TAG.matcher(one).find() && !one.startsWith("<p") ? "<p>" + one + "</p>" : one;
    }

    private static String outside(String html) {
        StringBuilder out = new StringBuilder();
        Matcher tags = TAG.matcher(html);
        int from = 0;
        while (tags.find()) {
            out.append(escaped(html.substring(from, tags.start()))).append(tags.group());
            from = tags.end();
        }
        return out.append(escaped(html.substring(from))).toString();
    }

    private static String escaped(String text) {
        return decoded(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean kept(java.util.regex.MatchResult tag) {
        return KEPT.contains(tag.group(1).toLowerCase(Locale.ROOT));
    }

    static String decoded(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String whole) {
        if (name.startsWith("#")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) ? Character.toString(point) : whole;
        }
        return NAMED.getOrDefault(name, whole);
    }

    private static String cut(Field field, String text) {
        String cut = text;
        int most = field.characters();
        if (most > 0 && cut.codePointCount(0, cut.length()) > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(0, most));
        }
        return field.bytes() > 0 ? cutBytes(cut, field.bytes()) : cut;
    }

    private static String cutBytes(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= most) {
            return text;
        }
        int end = most;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
