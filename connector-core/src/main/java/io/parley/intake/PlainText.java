package io.parley.intake;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The words of a post, without markup: paragraphs and line breaks as newlines, a link followed by its address where its
 * text tells another story, entities decoded once. Marks of writing direction and zero-width characters stay, since
 * scripts and emoji need them.
 */
public final class PlainText {

    private static final Pattern TRAILING = Pattern.compile("[ \t\r\f\u000B]+\n");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");

    private PlainText() {}

    /** From HTML, of which any mess is accepted. */
    public static String ofHtml(String html) {
        Element body = Jsoup.parseBodyFragment(clean(html)).body();
        body.select("script, style, template, noscript, iframe, object, head, title")
                .remove();
        Writer writer = new Writer();
        body.traverse(writer);
        return tidy(writer.text.toString());
    }

    /** Text as it is, less the characters that no system downstream can keep: NUL and halves of surrogate pairs. */
    public static String clean(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && !(Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String tidy(String text) {
        String lines = TRAILING.matcher(text).replaceAll("\n");
        return BLANK_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                write(words);
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> text.append('\n');
                    case "img" -> text.append(element.attr("alt"));
                    case "li" -> startLine(1).append("- ");
                    default -> {
                        if (element.isBlock()) {
                            startLine(isParagraph(element) ? 2 : 1);
                        }
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    address(element);
                } else if (element.isBlock()) {
                    startLine(isParagraph(element) ? 2 : 1);
                }
            }
        }

        private void write(TextNode words) {
            Element parent = words.parent();
            boolean verbatim = parent != null && parent.closest("pre") != null;
            if (verbatim) {
                text.append(words.getWholeText());
                return;
            }
            String collapsed = words.text();
            boolean doubled = collapsed.startsWith(" ") && (text.length() == 0 || endsWithSpace());
            text.append(doubled ? collapsed.substring(1) : collapsed);
        }

        private boolean endsWithSpace() {
            char last = text.charAt(text.length() - 1);
            return last == ' ' || last == '\n';
        }

        private static boolean isParagraph(Element element) {
            return switch (element.normalName()) {
                case "p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
                default -> false;
            };
        }

        private StringBuilder startLine(int newlines) {
            int there = 0;
            while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
                there++;
            }
            boolean atStart = there == text.length();
            return text.append("\n".repeat(atStart ? 0 : Math.max(0, newlines - there)));
        }

        /** Mentions and hashtags are words; any other link keeps its address unless the text says it already. */
        private void address(Element link) {
            String target = link.attr("href").strip();
            boolean isWord = link.hasClass("mention") || link.hasClass("hashtag");
            boolean isWeb = target.startsWith("http://") || target.startsWith("https://");
            if (isWeb && !isWord && !bare(link.text()).equals(bare(target))) {
                text.append(" (").append(target).append(')');
            }
        }

        private static String bare(String address) {
            return address.strip()
                    .replaceFirst("^https?://", "")
                    .replaceFirst("^www\\.", "")
                    .replaceFirst("/$", "");
        }
    }
}
