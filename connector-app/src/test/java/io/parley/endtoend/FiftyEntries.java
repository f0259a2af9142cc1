package io.parley.endtoend;

import java.util.List;

/** An Atom feed of fifty entries, five of which are malformed, each in its own way. */
final class FiftyEntries {

    /** What the dead letters must name. */
    static final List<String> WHAT_IS_WRONG = List.of("id", "yesterday", "content", "XML");

    private FiftyEntries() {}

    static String withFiveMalformed() {
        StringBuilder feed = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <title>Machines people talk about</title>
                <id>urn:feed:fifty</id>
                <updated>2026-11-01T12:00:00Z</updated>
                """);
        for (int n = 1; n <= 50; n++) {
            feed.append(entry(n));
        }
        return feed.append("</feed>\n").toString();
    }

    private static String entry(int n) {
        String id = n == 10 ? "" : "<id>urn:entry:" + n + "</id>";
        String link = n == 10 ? "" : "<link href=\"https://blog.example/" + n + "\"/>";
        String when = n == 20 ? "yesterday" : "2026-11-01T12:%02d:00Z".formatted(n);
        String words = n == 30 || n == 31
                ? ""
                : "<title>Entry " + n + "</title><content type=\"html\">&lt;p&gt;Machine " + n
                        + " leaks &amp;amp; hums&lt;/p&gt;</content>";
        String broken = n == 40 ? "<b>never closed" : "";
        return """
                <entry>%s%s<updated>%s</updated>
                <author><name>Writer %d</name><uri>https://people.example/%d</uri></author>%s%s</entry>
                """.formatted(id, link, when, n, n, words, broken);
    }
}
