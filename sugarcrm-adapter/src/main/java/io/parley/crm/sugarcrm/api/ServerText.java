package io.parley.crm.sugarcrm.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text on its way into a SuiteCRM or Sugar CE server, and back. The server resolves entities in what it gets,
 * several times over, takes out tags that it does not like together with all that looks like one, and shows the thread
 * of a case as HTML (SuiteCRM 7.14.6, measured). How often it resolves differs by version and field, so text is not
 * escaped for it: a space without width behind each {@code <} and {@code &} that could begin something keeps it from
 * being anything but text, wherever it is shown.
 */
public final class ServerText {

    private static final char GUARD = '\u200b';
    private static final Pattern RISKY = Pattern.compile("<(?=[A-Za-z/!?]|\\z)|&(?=#|[A-Za-z][A-Za-z0-9]{0,31};)");
    private static final Pattern GUARDED = Pattern.compile("([<& \\t])" + GUARD);

    /** A case update has no two spaces in a row, and one that becomes HTML loses a less-than sign at its beginning. */
    private static final Pattern LOST = Pattern.compile("^(?=<)|(?<=[ \\t])(?=[ \\t])");

    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    /** A tag of HTML as the server keeps them; what only looks like one is text. */
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(\\s[^<>]*|/)?/?>");

    private static final Set<String> HTML = Set.of(
            "a",
            "b",
            "blockquote",
            "body",
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
            "head",
            "hr",
            "html",
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
    private static final Set<String> BLOCKS =
            Set.of("blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "ol", "table", "ul");
    private static final Set<String> LINES = Set.of("hr", "li", "tr");
    private static final Pattern HREF = Pattern.compile("(?i)\\bhref\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern LINK = Pattern.compile("(?is)<a\\s([^<>]*)>(.*?)</a>");

    private ServerText() {}

    /** What to send for a field. */
    public static String toField(String text) {
        return RISKY.matcher(text).replaceAll(risky -> risky.group() + GUARD);
    }

    /** What to send for a field that is shown as HTML, so that lines stay lines. */
    public static String toHtml(String text) {
        String kept = LOST.matcher(toField(text)).replaceAll("" + GUARD);
        return kept.replace("\r\n", "\n").replace("\n", "<br />");
    }

    /** The text of a field as it was answered: entities resolved once, guards taken away. */
    public static String fromField(String answered) {
        return unguarded(unescaped(answered));
    }

    /** The text of a field that is shown as HTML: lines and paragraphs kept, everything else of it gone. */
    public static String fromHtml(String answered) {
        String html = unescaped(answered);
        String text = LINK.matcher(html).replaceAll(ServerText::link);
        text = text.replaceAll("(?i)<br\\s*/?>([ \\t]*\\r?\\n)?", "\n");
        text = TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(instead(tag)));
        text = text.replaceAll("[ \\t]*\u0000+[ \\t]*\\n*(\u0000[ \\t]*\\n*)*", "\n\n");
        return unguarded(text.strip());
    }

    private static String unguarded(String text) {
        String whole = text.startsWith(GUARD + "<") ? text.substring(1) : text;
        return GUARDED.matcher(whole).replaceAll("$1");
    }

    /** A link whose words say something else than its address keeps the address behind them. */
    private static String link(MatchResult link) {
        Matcher href = HREF.matcher(link.group(1));
        String words = link.group(2);
        String address = href.find() ? href.group(1) : "";
        boolean tells = address.isEmpty() || words.contains(address.replaceFirst("(?i)^mailto:", ""));
        return Matcher.quoteReplacement(tells ? words : words + " (" + address + ")");
    }

    private static String instead(MatchResult tag) {
        String name = tag.group(1).toLowerCase(Locale.ROOT);
        if (!HTML.contains(name)) {
            return tag.group();
        }
        return BLOCKS.contains(name)
                ? "\u0000"
                : LINES.contains(name) && !tag.group().startsWith("</") ? "\n" : "";
    }

    static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
    }

    private static String character(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : whole;
    }
}
