package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** How the entries of one kind of feed are read. */
sealed interface Entry permits AtomEntry, RssItem {

    /**
     * The reader for what is inside this root element.
     *
     * @param address where the document came from, for links that are relative to it
     * @throws NotAFeed when the root is none of a feed
     */
    static Entry of(Element root, URI address) throws NotAFeed {
        return switch (root.name()) {
            case "feed" -> new AtomEntry(root, address);
            case "rss", "RDF" -> new RssItem(root, address);
            default -> throw new NotAFeed("it is neither RSS nor Atom: its first element is " + root.name());
        };
    }

    /** The local name of an entry's element. */
    String name();

    /** Whether a child of the feed itself tells something about its entries. */
    boolean isAboutAll(String local, int depth);

    /** Takes note of such a child. */
    void note(Element aboutAll);

    /** The entry as JSON, in the form that routes/channels/rss/README.md describes. Adds to the problems what is wrong. */
    ObjectNode read(Element entry, List<String> problems);
}
