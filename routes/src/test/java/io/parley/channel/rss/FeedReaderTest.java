package io.parley.channel.rss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedReaderTest {

    private static final URI ADDRESS = URI.create("https://blog.example/feeds/all");

    @Test
    void malformed_entries_cost_none_of_the_others() {
        List<FeedItem> items = read(resource("fifty-nine-malformed.atom.xml"), null);
        assertThat(items).hasSize(50);
        assertThat(json(items)).hasSize(41);
        assertThat(problems(items))
                .satisfiesExactly(
                        open -> assertThat(open)
                                .startsWith("entry 4 (line 33) \"App loses the machine (47)\": not well-formed")
                                .contains("\"b\"", "(line 39)"),
                        entity -> assertThat(entity).contains("(41)", "\"nbsp\"", "not declared"),
                        id -> assertThat(id).contains("(36)", "it has no id (id or guid) and no link"),
                        date -> assertThat(date)
                                .contains("(30)", "the date 'the day before yesterday' (updated) can't be read"),
                        empty -> assertThat(empty).startsWith("entry 26 ").contains("neither a title nor content"),
                        bytes -> assertThat(bytes).contains("(19)", "bytes that are no text in the feed's encoding"),
                        cdata -> assertThat(cdata).contains("(13)", "a CDATA section is not closed"),
                        end -> assertThat(end).contains("(8)", "not well-formed XML"),
                        day -> assertThat(day).contains("(3)", "the date '2026-02-30T10:00:00Z' (updated)"));
    }

    @Test
    void what_is_in_comments_and_sections_is_no_entry() {
        List<JsonNode> entries = json(read(resource("fifty-nine-malformed.atom.xml"), null));
        assertThat(entries)
                .extracting(each -> each.path("id").asText())
                .doesNotContain("commented out")
                .doesNotHaveDuplicates();
        assertThat(byTitle(entries, "(22)").path("contentHtml").asText()).contains("<!-- <entry> -->");
        assertThat(byTitle(entries, "(44)").path("contentHtml").asText())
                .isEqualTo("<div><p>Well <em>formed</em> inside<br>and out.</p></div>");
    }

    @Test
    void an_entry_reads_the_same_whether_its_feed_is_well_formed_or_not() {
        String entry = """
                <entry><id>urn:1</id><title>One</title><updated>2026-11-01T10:00:00Z</updated>
                <content type="html">&lt;b&gt;x&lt;/b&gt;</content><thr:in-reply-to ref="urn:0"/></entry>""";
        String head = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
                + "<title>T</title><author><name>The blog</name><email>Blog@Example.org</email></author>";
        FeedItem whole = read(head + entry + "</feed>").get(0);
        FeedItem cut = read(head + entry + "<entry><oops></entry></feed>").get(0);
        assertThat(cut.raw()).isEqualTo(whole.raw());
        assertThat(cut.json()).isNotNull();
        assertThat(cut.json().path("author").path("email").asText()).isEqualTo("blog@example.org");
    }

    @Test
    void a_feed_cut_short_gives_its_whole_entries() {
        List<FeedItem> items =
                read("<rss><channel><item><guid>1</guid><title>a</title></item><item><guid>2</guid><tit");
        assertThat(json(items)).hasSize(1);
        assertThat(problems(items)).singleElement().asString().startsWith("entry 2 (line 1): not well-formed XML");
    }

    @Test
    void rss_in_its_three_dialects() {
        JsonNode two = only(read("""
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>c</title><item>
                <title>
                  Comment on Hello &amp;#8217;world&amp;#8217; by ann </title>
                <link>/?p=1#comment-4</link><guid isPermaLink="false">https://blog.example/?p=1#comment-4</guid>
                <dc:creator><![CDATA[ann]]></dc:creator><pubDate>Tue, 24 Nov 2026 20:33:05 +0100</pubDate>
                <description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>
                <category>Help</category><enclosure url="/a.jpg" type="image/jpeg" length="3"/>
                </item></channel></rss>"""));
        assertThat(two.path("title").asText()).isEqualTo("Comment on Hello ’world’ by ann");
        assertThat(two.path("link").asText()).isEqualTo("https://blog.example/?p=1#comment-4");
        assertThat(two.path("published").asText()).isEqualTo("2026-11-24T19:33:05Z");
        assertThat(two.path("contentHtml").asText()).isEqualTo("<p>long</p>");
        assertThat(two.path("author").toString()).isEqualTo("{\"name\":\"ann\"}");
        assertThat(two.path("enclosures").path(0).path("url").asText()).isEqualTo("https://blog.example/a.jpg");

        JsonNode one = only(read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><items><rdf:Seq/></items></channel>
                <item rdf:about="https://old.example/1"><title>Old</title><link>https://old.example/1.html</link>
                <dc:date>2026-11-24</dc:date></item></rdf:RDF>"""));
        assertThat(one.path("id").asText()).isEqualTo("https://old.example/1");
        assertThat(one.path("published").asText()).isEqualTo("2026-11-24T00:00:00Z");

        JsonNode oldest = only(read("""
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
                <rss version="0.91"><channel><item><title>T</title><link>https://a.example/1</link>
                <author>bob@example.org (Bob)</author></item></channel></rss>"""));
        assertThat(oldest.path("link").asText()).isEqualTo("https://a.example/1");
        assertThat(oldest.path("author").path("email").asText()).isEqualTo("bob@example.org");
        assertThat(oldest.path("author").path("name").asText()).isEqualTo("Bob");
    }

    @Test
    void the_hash_tells_an_edit_and_nothing_else() {
        String item = "<rss><channel><item><guid>1</guid><title>a</title><description>%s</description>"
                + "<comments>%s</comments></item></channel></rss>";
        String before =
                only(read(item.formatted("old words", "3"))).path("hash").asText();
        assertThat(only(read(item.formatted("old  words", "4"))).path("hash").asText())
                .isEqualTo(before);
        assertThat(only(read(item.formatted("new words", "3"))).path("hash").asText())
                .isNotEqualTo(before);
    }

    @Test
    void the_encoding_is_found_wherever_it_is_told() {
        String feed = "<?xml version='1.0' encoding='%s'?><rss><channel><item><guid>1</guid><title>Müller ☕</title>"
                + "</item></channel></rss>";
        String latin = feed.replace("☕", "é");
        assertThat(title(feed.formatted("UTF-8").getBytes(UTF_8), null)).isEqualTo("Müller ☕");
        assertThat(title(latin.formatted("ISO-8859-1").getBytes(ISO_8859_1), null))
                .isEqualTo("Müller é");
        assertThat(title(latin.formatted("UTF-8").getBytes(ISO_8859_1), "iso-8859-1"))
                .as("HTTP tells, and the declaration is wrong")
                .isEqualTo("Müller é");
        assertThat(title(feed.formatted("UTF-8").getBytes(UTF_8), "iso-8859-1"))
                .as("good UTF-8, whatever HTTP says")
                .isEqualTo("Müller ☕");
        assertThat(title(feed.formatted("UTF-16").getBytes(UTF_16), null)).isEqualTo("Müller ☕");
        assertThat(title(('\uFEFF' + feed.formatted("nonsense")).getBytes(UTF_8), "nonsense"))
                .isEqualTo("Müller ☕");
    }

    @Test
    void what_is_no_feed_says_so() {
        assertThatThrownBy(() -> FeedReader.read("<html><p>Hi</html>".getBytes(UTF_8), null, ADDRESS))
                .isInstanceOf(NotAFeed.class)
                .hasMessageContaining("neither RSS nor Atom");
        assertThatThrownBy(() -> FeedReader.read("<opml/>".getBytes(UTF_8), null, ADDRESS))
                .isInstanceOf(NotAFeed.class)
                .hasMessageContaining("opml");
        assertThatThrownBy(() -> FeedReader.read(new byte[0], null, ADDRESS)).isInstanceOf(NotAFeed.class);
        assertThat(read("<rss><channel><title>still empty</title></channel></rss>"))
                .isEmpty();
    }

    static byte[] resource(String name) {
        try (InputStream in = FeedReaderTest.class.getResourceAsStream("/feeds/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<FeedItem> read(String feed) {
        return read(feed.getBytes(UTF_8), null);
    }

    static List<FeedItem> read(byte[] feed, @Nullable String charset) {
        try {
            return FeedReader.read(feed, charset, ADDRESS);
        } catch (NotAFeed wrong) {
            throw new AssertionError(wrong);
        }
    }

    static List<JsonNode> json(List<FeedItem> items) {
        return items.stream()
                .filter(item -> item.problem() == null)
                .<JsonNode>map(FeedItem::json)
                .toList();
    }

    static List<String> problems(List<FeedItem> items) {
        return items.stream().map(FeedItem::problem).filter(Objects::nonNull).toList();
    }

    private static JsonNode only(List<FeedItem> items) {
        assertThat(problems(items)).isEmpty();
        assertThat(items).hasSize(1);
        return json(items).get(0);
    }

    private static String title(byte[] feed, @Nullable String charset) {
        return only(read(feed, charset)).path("title").asText();
    }

    private static JsonNode byTitle(List<JsonNode> entries, String part) {
        return entries.stream()
                .filter(each -> each.path("title").asText().contains(part))
                .findFirst()
                .orElseThrow();
    }
}
