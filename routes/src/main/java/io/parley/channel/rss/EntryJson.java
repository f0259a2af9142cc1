package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.intake.PlainText;
import io.parley.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON of one entry in the making; the same for every kind of feed. */
final class EntryJson {

    private static final Pattern MARKUP = Pattern.compile("&(#\\w{1,8}|[A-Za-z]{2,8});|</?[A-Za-z][^>]*>");
    private static final int QUOTED = 60;

    private final ObjectNode json = Json.mapper().createObjectNode();
    private final URI base;

    EntryJson(String format, URI address, @Nullable String base) {
        this.base = base == null ? address : resolve(address, base);
        json.put("format", format);
    }

    boolean has(String name) {
        return json.has(name);
    }

    void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.put(name, name.equals("title") ? value.replaceAll("\\s+", " ").strip() : value);
        }
    }

    void link(String name, @Nullable String value) {
        put(name, value == null ? null : absolute(value));
    }

    /** The date in ISO 8601; one that can't be read is a problem. */
    void date(String name, @Nullable String value, List<String> problems) {
        if (value == null) {
            return;
        }
        Instant date = FeedDates.read(value);
        if (date == null) {
            String quoted = value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "…";
            problems.add("the date '" + quoted + "' (" + name + ") can't be read");
            json.put(name, value);
        } else {
            json.put(name, date.toString());
        }
    }

    void author(@Nullable String name, @Nullable String uri, @Nullable String email) {
        ObjectNode author = Json.mapper().createObjectNode();
        if (name != null && !name.isBlank()) {
            author.put("name", name.strip());
        }
        if (uri != null) {
            author.put("uri", absolute(uri));
        }
        if (email != null) {
            author.put("email", email.replaceFirst("(?i)^mailto:", "").toLowerCase(Locale.ROOT));
        }
        if (!author.isEmpty()) {
            json.set("author", author);
        }
    }

    void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(json.withArray(name)::add);
        }
    }

    void enclosure(@Nullable String url, @Nullable String type, @Nullable String title) {
        if (url != null) {
            ArrayNode all = json.withArray("enclosures");
            ObjectNode one = all.addObject();
            one.put("url", absolute(url));
            if (type != null) {
                one.put("type", type);
            }
            if (title != null) {
                one.put("title", title);
            }
        }
    }

    /** What Media RSS adds, alone or in a group. */
    void media(Element entry, Set<String> spaces) {
        entry.children(spaces, "group").forEach(group -> media(group, spaces));
        String title = entry.text(spaces, "description", "title");
        entry.children(spaces, "content")
                .forEach(each -> enclosure(each.attribute("url"), each.attribute("type"), title));
    }

    /** Adds what is missing for an identity to the problems, and the hash that tells an edit. */
    ObjectNode finish(List<String> problems) {
        if (!json.has("id") && !json.has("link")) {
            problems.add(0, "it has no id (id or guid) and no link");
        }
        if (!json.has("title") && !json.has("contentHtml") && !json.has("contentText") && !json.has("enclosures")) {
            problems.add("it has neither a title nor content");
        }
        json.put("hash", hash());
        return json;
    }

    private String hash() {
        String words = json.path("title").asText()
                + '\n'
                + json.path("contentHtml").asText()
                + '\n'
                + json.path("contentText").asText();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(words.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** A title that is HTML in disguise, as plain text. */
    static String plain(String title) {
        return MARKUP.matcher(title).find() ? PlainText.ofHtml(title) : title;
    }

    /** The reference as an address of its own; one that is no address stays as it is. */
    private String absolute(String reference) {
        try {
            return base.resolve(reference.strip()).toString();
        } catch (IllegalArgumentException noAddress) {
            return reference.strip();
        }
    }

    private static URI resolve(URI address, String base) {
        try {
            return address.resolve(base);
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
