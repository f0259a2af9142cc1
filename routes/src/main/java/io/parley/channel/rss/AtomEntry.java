package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the entries of Atom 1.0 (RFC 4287, with the threads of RFC 4685) and of its forerunner 0.3. */
final class AtomEntry implements Entry {

    static final Set<String> ATOM = Set.of("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "");
    static final Set<String> THREAD = Set.of("http://purl.org/syndication/thread/1.0");
    static final Set<String> MEDIA = Set.of("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss");

    private final Element root;
    private final URI address;
    private @Nullable Element author;

    AtomEntry(Element root, URI address) {
        this.root = root;
        this.address = address;
    }

    @Override
    public String name() {
        return "entry";
    }

    @Override
    public boolean isAboutAll(String local, int depth) {
        return depth == 1 && local.equals("author") && author == null;
    }

    @Override
    public void note(Element aboutAll) {
        author = aboutAll;
    }

    @Override
    public ObjectNode read(Element entry, List<String> problems) {
        EntryJson json = new EntryJson("atom", address, base(root, entry));
        json.put("id", entry.text(ATOM, "id"));
        json.link("link", link(entry));
        json.put("title", title(entry));
        content(entry, json);
        json.date("published", entry.text(ATOM, "published", "issued", "created"), problems);
        json.date("updated", entry.text(ATOM, "updated", "modified"), problems);
        author(entry, json);
        Element answered = entry.first(THREAD, "in-reply-to");
        json.put("inReplyTo", answered == null ? null : answered.attribute("ref"));
        json.list("categories", categories(entry));
        json.put("language", language(entry));
        entry.children(ATOM, "link")
                .filter(link -> "enclosure".equals(link.attribute("rel")))
                .forEach(link ->
                        json.enclosure(link.attribute("href"), link.attribute("type"), link.attribute("title")));
        json.media(entry, MEDIA);
        if (!json.has("published") && !json.has("updated") && problems.isEmpty()) {
            problems.add("it has no date (updated)");
        }
        return json.finish(problems);
    }

    static @Nullable String base(Element root, Element entry) {
        String own = entry.attribute("{" + Element.XML + "}base");
        return own == null ? root.attribute("{" + Element.XML + "}base") : own;
    }

    private static @Nullable String link(Element entry) {
        List<Element> pages = entry.children(ATOM, "link")
                .filter(link -> link.attribute("href") != null)
                .filter(link -> link.attribute("rel") == null || "alternate".equals(link.attribute("rel")))
                .toList();
        return pages.stream()
                .filter(link -> "text/html".equals(link.attribute("type")))
                .findFirst()
                .or(() -> pages.stream().findFirst())
                .map(link -> link.attribute("href"))
                .orElse(null);
    }

    private static @Nullable String title(Element entry) {
        Element title = entry.first(ATOM, "title");
        if (title == null) {
            return null;
        }
        return "html".equals(title.attribute("type")) ? EntryJson.plain(title.text()) : title.text();
    }

    /** The content, else the summary; as text, or as HTML whatever way it is wrapped up. */
    private static void content(Element entry, EntryJson json) {
        Element content = entry.children()
                .filter(child -> child.is(ATOM, "content") || child.is(ATOM, "summary"))
                .filter(Predicate.not(child -> child.text().isBlank()))
                .min((one, other) -> one.name().compareTo(other.name()))
                .orElse(null);
        if (content == null) {
            return;
        }
        String type = content.attribute("type");
        if ("xhtml".equals(type) || content.children().findAny().isPresent()) {
            json.put("contentHtml", content.html().strip());
        } else if ("html".equals(type) || "text/html".equals(type)) {
            json.put("contentHtml", content.text().strip());
        } else {
            json.put("contentText", content.text().strip());
        }
    }

    /** The entry's author, else that of the feed it was taken from, else that of this feed. */
    private void author(Element entry, EntryJson json) {
        Element source = entry.first(ATOM, "source");
        Element own = entry.first(ATOM, "author");
        Element origin = source == null ? null : source.first(ATOM, "author");
        Element by = own != null ? own : origin != null ? origin : author;
        if (by != null) {
            json.author(by.text(ATOM, "name"), by.text(ATOM, "uri", "url"), by.text(ATOM, "email"));
        }
    }

    private static List<String> categories(Element entry) {
        List<String> found = new ArrayList<>();
        entry.children(ATOM, "category").forEach(category -> {
            String term =
                    category.attribute("label") == null ? category.attribute("term") : category.attribute("label");
            if (term != null) {
                found.add(term);
            }
        });
        return found;
    }

    private static @Nullable String language(Element entry) {
        Element content = entry.first(ATOM, "content", "summary");
        String own = content == null ? null : content.language();
        return own == null ? entry.language() : own;
    }
}
