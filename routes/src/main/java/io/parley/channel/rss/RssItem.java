package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the items of RSS 2.0, its forerunners, and RSS 1.0. */
final class RssItem implements Entry {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final Set<String> RSS = Set.of(
            "",
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://backend.userland.com/rss2");
    private static final Set<String> DC = Set.of("http://purl.org/dc/elements/1.1/");
    private static final Set<String> TERMS = Set.of("http://purl.org/dc/terms/");
    private static final Set<String> CONTENT = Set.of("http://purl.org/rss/1.0/modules/content/");
    private static final Set<String> ATOM = Set.of("http://www.w3.org/2005/Atom");

    /** {@code bob@example.org (Bob)}, as RSS wants authors to be. */
    private static final Pattern ADDRESS = Pattern.compile("([^\\s()<>@]+@[^\\s()<>@]+)(?:\\s*\\(([^)]*)\\))?");

    private final Element root;
    private final URI address;

    RssItem(Element root, URI address) {
        this.root = root;
        this.address = address;
    }

    @Override
    public String name() {
        return "item";
    }

    @Override
    public boolean isAboutAll(String local, int depth) {
        return false;
    }

    @Override
    public void note(Element aboutAll) {
        throw new IllegalArgumentException("an RSS channel tells nothing about all its items");
    }

    @Override
    public ObjectNode read(Element item, List<String> problems) {
        EntryJson json = new EntryJson("rss", address, AtomEntry.base(root, item));
        Element guid = item.first(RSS, "guid");
        String id = item.text(RSS, "guid");
        json.put("id", id == null ? item.attribute("{" + RDF + "}about") : id);
        json.link("link", link(item, guid));
        String title = item.text(RSS, "title");
        json.put("title", title == null ? null : EntryJson.plain(title));
        String whole = item.text(CONTENT, "encoded");
        json.put("contentHtml", whole == null ? item.text(RSS, "description") : whole);
        String published = item.text(RSS, "pubDate");
        json.date("published", published == null ? item.text(DC, "date") : published, problems);
        String updated = item.text(ATOM, "updated");
        json.date("updated", updated == null ? item.text(TERMS, "modified") : updated, problems);
        author(item, json);
        Element answered = item.first(AtomEntry.THREAD, "in-reply-to");
        json.put("inReplyTo", answered == null ? null : answered.attribute("ref"));
        json.list(
                "categories",
                item.children(RSS, "category").map(each -> each.text().strip()).toList());
        json.put("language", item.text(DC, "language"));
        item.children(RSS, "enclosure")
                .forEach(each -> json.enclosure(each.attribute("url"), each.attribute("type"), null));
        json.media(item, AtomEntry.MEDIA);
        return json.finish(problems);
    }

    /** The link, else a guid that says it is one: RSS says so unless it says otherwise. */
    private static @Nullable String link(Element item, @Nullable Element guid) {
        String link = item.text(RSS, "link");
        if (link == null && guid != null && !"false".equals(guid.attribute("isPermaLink"))) {
            String id = guid.text().strip();
            return id.startsWith("http://") || id.startsWith("https://") ? id : null;
        }
        return link;
    }

    private static void author(Element item, EntryJson json) {
        String said = item.text(RSS, "author");
        String creator = item.text(DC, "creator");
        Matcher address = ADDRESS.matcher(said == null ? "" : said);
        if (address.matches()) {
            json.author(address.group(2) == null ? creator : address.group(2), null, address.group(1));
        } else {
            json.author(creator == null ? said : creator, null, null);
        }
    }
}
