package io.parley.channel.rss;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the text of a feed that is not well-formed into its entries, each to be parsed alone. Takes one pass, whatever
 * is in the text.
 */
final class Cutter {

    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?(feed|rss|RDF)(?=[\\s>])[^>]*>");
    private static final Pattern CHANNEL = Pattern.compile("<channel(?=[\\s>])[^>]*>");
    private static final Pattern DECLARATION =
            Pattern.compile("\\s(xmlns(?::[A-Za-z_][\\w.-]*)?|xml:lang|xml:base)\\s*=\\s*(\"[^\"<&]*\"|'[^'<&]*')");
    private static final List<String> USUAL = List.of(
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"",
            "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"",
            "xmlns:atom=\"http://www.w3.org/2005/Atom\"",
            "xmlns:media=\"http://search.yahoo.com/mrss/\"");

    private final String text;
    private final String entry;
    private final Pattern landmarks;
    private final Ahead cdataEnd;
    private final Ahead commentEnd;
    private final Ahead tagEnd;
    private final Ahead border;
    private final List<Piece> pieces = new ArrayList<>();
    private int first = -1;
    private int counted;
    private int line = 1;

    private Cutter(String text, String root) {
        this.text = text;
        this.entry = root.equals("feed") ? "entry" : "item";
        String name = "(?:[\\w.-]+:)?" + entry;
        this.landmarks = Pattern.compile("<!\\[CDATA\\[|<!--|</" + name + "\\s*>|<" + name
                + "(?=[\\s>/])|</(?:[\\w.-]+:)?(?:feed|channel|rss|RDF)\\s*>");
        this.cdataEnd = new Ahead(Pattern.compile("]]>"));
        this.commentEnd = new Ahead(Pattern.compile("-->"));
        this.tagEnd = new Ahead(Pattern.compile(">"));
        this.border = new Ahead(Pattern.compile("</" + name + "\\s*+>\\s*+<" + name + "(?=[\\s>/])"));
    }

    /**
     * An entry as it stands in the text.
     *
     * @param line where it begins, from 1
     */
    record Piece(String xml, int line) {}

    /**
     * What was found.
     *
     * @param root feed, rss or RDF
     * @param declarations namespaces and the like that the entries rely on, as attributes
     * @param head what stands before the first entry
     */
    record Cut(String root, String declarations, String head, List<Piece> pieces) {

        String open() {
            return '<' + root + declarations + '>';
        }

        String close() {
            return "</" + root + '>';
        }
    }

    /** The entries, or null when the text has nothing of a feed. */
    static @Nullable Cut cut(String text) {
        Matcher root = ROOT.matcher(text);
        if (!root.find()) {
            return null;
        }
        Cutter cutter = new Cutter(text, root.group(1));
        cutter.run(root.end());
        int head = cutter.first < 0 ? text.length() : cutter.first;
        return new Cut(root.group(1), declarations(text, root), text.substring(root.end(), head), cutter.pieces);
    }

    private static String declarations(String text, Matcher root) {
        StringBuilder found = new StringBuilder();
        collect(root.group(), found);
        Matcher channel = CHANNEL.matcher(text).region(root.end(), Math.min(text.length(), root.end() + 2000));
        if (root.group(1).equals("rss") && channel.find()) {
            collect(channel.group(), found);
        }
        USUAL.forEach(usual -> collect(" " + usual, found));
        return found.toString();
    }

    private static void collect(String tag, StringBuilder into) {
        Matcher each = DECLARATION.matcher(tag);
        while (each.find()) {
            if (!into.toString().contains(" " + each.group(1) + "=")) {
                into.append(' ')
                        .append(each.group(1))
                        .append('=')
                        .append(each.group(2).replaceAll("\\s", " "));
            }
        }
    }

    private void run(int from) {
        Matcher mark = landmarks.matcher(text);
        int begun = -1;
        int at = from;
        while (mark.find(at)) {
            at = mark.end();
            String found = mark.group();
            if (found.startsWith("<!")) {
                at = behind(found.equals("<!--") ? commentEnd : cdataEnd, mark.end());
            } else if (found.startsWith("</")) {
                boolean own = found.substring(2).replaceFirst("^[\\w.-]+:", "").startsWith(entry);
                begun = add(begun, own ? mark.end() : mark.start());
            } else {
                add(begun, mark.start());
                begun = mark.start();
                int closed = tagEnd.find(mark.end());
                if (closed > 0 && text.charAt(closed - 2) == '/') {
                    begun = add(begun, closed);
                    at = closed;
                }
            }
        }
        add(begun, text.length());
    }

    /** The end of a section whose inside means nothing; the section's begin when it is not closed within its entry. */
    private int behind(Ahead end, int from) {
        int closed = end.find(from);
        return closed < 0 || (border.find(from) >= 0 && border.find(from) < closed) ? from : closed;
    }

    private int add(int begun, int end) {
        if (begun >= 0) {
            first = first < 0 ? begun : first;
            while (counted < begun) {
                line += text.charAt(counted++) == '\n' ? 1 : 0;
            }
            pieces.add(new Piece(text.substring(begun, end).strip(), line));
        }
        return -1;
    }

    /** Finds the next place of a pattern; asked with ever greater positions, it reads the text once. */
    private final class Ahead {

        private final Matcher matcher;
        private int start = -1;
        private int end = -1;
        private boolean none;

        Ahead(Pattern pattern) {
            this.matcher = pattern.matcher(text);
        }

        /** The end of the first match that begins at or after the position; -1 when there is none. */
        int find(int from) {
            if (!none && start < from) {
                none = !matcher.find(from);
                start = none ? -1 : matcher.start();
                end = none ? -1 : matcher.end();
            }
            return none ? -1 : end;
        }
    }
}
