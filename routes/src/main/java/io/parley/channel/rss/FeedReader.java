package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.rss.Cutter.Cut;
import io.parley.channel.rss.Cutter.Piece;
import io.parley.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of an RSS 2.0, RSS 1.0 or Atom document, in the document's order. A document that is not
 * well-formed is cut into its entries, and each is parsed alone.
 */
public final class FeedReader {

    private static final Pattern TITLE =
            Pattern.compile("<title(?:\\s[^>]{0,200})?>\\s*(?:<!\\[CDATA\\[)?([^<\\]]{1,300})");
    private static final Pattern AUTHOR =
            Pattern.compile("<(?:[\\w.-]+:)?author>.{1,2000}?</(?:[\\w.-]+:)?author>", Pattern.DOTALL);
    private static final int QUOTED = 60;

    /** A person looks at each; a document with more is not worth their time, nor ours. */
    private static final int MOST_BROKEN = 1_000;

    private FeedReader() {}

    /**
     * Reads.
     *
     * @param charset the one that HTTP told; null when it told none
     * @param address where the document came from
     * @throws NotAFeed when the document is something else, or more than a thousand of its entries are broken
     */
    public static List<FeedItem> read(byte[] document, @Nullable String charset, URI address) throws NotAFeed {
        String text = FeedText.of(document, charset);
        try {
            return whole(text, address);
        } catch (XMLStreamException notWellFormed) {
            Cut cut = Cutter.cut(text);
            if (cut == null) {
                throw new NotAFeed("it is neither RSS nor Atom, and no XML: " + SafeXml.complaint(notWellFormed));
            }
            return pieces(cut, address);
        }
    }

    private static List<FeedItem> whole(String text, URI address) throws XMLStreamException, NotAFeed {
        XMLStreamReader xml = SafeXml.open(new StringReader(text));
        Collected items = new Collected();
        Entry entry = null;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (entry == null) {
                        entry = Entry.of(SafeXml.start(xml), address);
                        depth = 1;
                    } else if (xml.getLocalName().equals(entry.name())) {
                        Place place = new Place(
                                items.all.size() + 1, xml.getLocation().getLineNumber());
                        items.add(item(entry, SafeXml.read(xml), place));
                    } else if (entry.isAboutAll(xml.getLocalName(), depth)) {
                        entry.note(SafeXml.read(xml));
                    } else {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return items.all;
    }

    private static List<FeedItem> pieces(Cut cut, URI address) throws NotAFeed {
        Entry reader = head(cut, address);
        Collected items = new Collected();
        for (Piece piece : cut.pieces()) {
            Place place = new Place(items.all.size() + 1, piece.line());
            try {
                items.add(item(reader, parse(cut, piece.xml()), place));
            } catch (XMLStreamException wrong) {
                items.add(new FeedItem(piece.xml(), null, place.tell(title(piece.xml()), why(piece, wrong))));
            }
        }
        return items.all;
    }

    /** What the feed says about all its entries, as far as it can be parsed. */
    private static Entry head(Cut cut, URI address) throws NotAFeed {
        try {
            XMLStreamReader xml = SafeXml.open(new StringReader(cut.open() + cut.close()));
            xml.nextTag();
            Entry reader = Entry.of(SafeXml.start(xml), address);
            Matcher author = AUTHOR.matcher(cut.head());
            if (reader.isAboutAll("author", 1) && author.find()) {
                reader.note(parse(cut, author.group()));
            }
            return reader;
        } catch (XMLStreamException impossible) {
            throw new NotAFeed("its first element can't be read: " + SafeXml.complaint(impossible));
        }
    }

    /** Parses one element alone, in the surroundings it had. */
    private static Element parse(Cut cut, String element) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.open(new StringReader(cut.open() + element + cut.close()));
        xml.nextTag();
        xml.nextTag();
        Element found = SafeXml.read(xml);
        xml.nextTag();
        return found;
    }

    private static String why(Piece piece, XMLStreamException wrong) {
        if (piece.xml().indexOf(FeedText.WRONG) >= 0) {
            return "it holds bytes that are no text in the feed's encoding";
        }
        if (piece.xml().lastIndexOf("<![CDATA[") > piece.xml().lastIndexOf("]]>")) {
            return "not well-formed XML: a CDATA section is not closed";
        }
        int line = SafeXml.line(wrong);
        String where = line > 1 ? " (line " + (piece.line() + line - 1) + ")" : "";
        return "not well-formed XML: " + SafeXml.complaint(wrong) + where;
    }

    private static FeedItem item(Entry reader, Element element, Place place) {
        List<String> problems = new ArrayList<>();
        ObjectNode json = reader.read(element, problems);
        String raw = Json.write(json);
        if (problems.isEmpty()) {
            return new FeedItem(raw, json, null);
        }
        return new FeedItem(raw, null, place.tell(json.path("title").asText(), String.join("; ", problems)));
    }

    private static String title(String xml) {
        Matcher title = TITLE.matcher(xml);
        return title.find() ? title.group(1).replaceAll("\\s+", " ").strip() : "";
    }

    /** The entries so far. */
    private static final class Collected {

        private final List<FeedItem> all = new ArrayList<>();
        private int broken;

        void add(FeedItem item) throws NotAFeed {
            all.add(item);
            broken += item.problem() == null ? 0 : 1;
            if (broken > MOST_BROKEN) {
                throw new NotAFeed("more than " + MOST_BROKEN + " of its entries can't be read");
            }
        }
    }

    /** Where in the feed an entry stands, from 1. */
    private record Place(int position, int line) {

        String tell(String title, String problem) {
            String shown = title.length() <= QUOTED ? title : title.substring(0, QUOTED) + "…";
            String name = shown.isBlank() ? "" : " \"" + shown.replace(FeedText.WRONG, '\uFFFD') + "\"";
            return "entry " + position + " (line " + line + ")" + name + ": " + problem;
        }
    }
}
