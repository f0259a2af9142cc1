package io.parley.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A WordPress blog on loopback with one published post. {@code admin} is the brand and may moderate, {@code alice} is a
 * customer with an account; any other name comments through the anonymous form. Comments stand at once: moderation is
 * off, and so is WordPress' wait of 15 s between comments. What was measured about its API is written beside its script.
 *
 * <p>Calls that the server refuses throw {@link ServerRefused}.
 */
public final class WordPress implements AutoCloseable {

    private static final String COMMENTS = "/?rest_route=/wp/v2/comments";
    private static final int PAGE = 100;

    private final ServerScript script;
    private final ServerClient client;

    private WordPress(ServerScript script) {
        this.script = script;
        this.client = new ServerClient(url());
    }

    /**
     * A comment; {@code parent} is 0 for one on the post itself. {@code text} is what WordPress keeps: in a customer's
     * words {@code &} and {@code <} are written as entities.
     */
    public record Comment(long id, long post, long parent, String author, String text, String status, String link) {}

    /**
     * Starts the server with all its data in {@code work}; a second start there finds posts, comments and passwords
     * again.
     *
     * @throws IllegalStateException in the script's own words when the server can't be started
     */
    public static WordPress start(Path work) {
        return new WordPress(ServerScript.start("wordpress.sh", work));
    }

    /** Where the server answers, without a slash at the end. */
    public String url() {
        return script.facts().path("url").asText();
    }

    /** For example 6.1.9. */
    public String version() {
        return script.facts().path("version").asText();
    }

    /** The post that waits for comments. */
    public long post() {
        return script.facts().path("post").asLong();
    }

    /** The newest 10 comments on the whole blog as Atom, with {@code thr:in-reply-to}. */
    public String feedUrl() {
        return url() + "/?feed=comments-atom";
    }

    /** The same as RSS 2.0, where a reply shows in its text only. */
    public String rssUrl() {
        return url() + "/?feed=comments-rss2";
    }

    /** What {@code admin} or {@code alice} uses with HTTP Basic authentication in place of the password. */
    public String applicationPassword(String user) {
        JsonNode known = script.facts().path("users").path(user);
        if (known.isMissingNode()) {
            throw new IllegalArgumentException("WordPress has the users admin and alice, not " + user);
        }
        return known.path("applicationPassword").asText();
    }

    /** Comments on {@link #post()}, or on a comment of it, and gives the id: by REST as a user, else by the form. */
    public long comment(String author, String text, @Nullable Long parent) {
        if (script.facts().path("users").has(author)) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("post", post());
            body.put("parent", parent == null ? 0L : parent);
            body.put("content", text);
            return client.send("POST", COMMENTS, as(author), body).path("id").asLong();
        }
        return byForm(author, text, parent);
    }

    /** All comments of a post, held and trashed ones included, oldest first. */
    public List<Comment> comments(long post) {
        String query = COMMENTS + "&post=" + post + "&context=edit&orderby=id&order=asc&per_page=" + PAGE + "&status=";
        List<Comment> all = new ArrayList<>(pages(query + "all"));
        all.addAll(pages(query + "trash"));
        all.sort((one, other) -> Long.compare(one.id(), other.id()));
        return all;
    }

    /** Replaces a comment's words, as a moderator. */
    public void edit(long comment, String text) {
        client.send("POST", COMMENTS + "/" + comment, as("admin"), Map.of("content", text));
    }

    /** Moves a comment to the trash, as a moderator. */
    public void trash(long comment) {
        client.send("DELETE", COMMENTS + "/" + comment, as("admin"), Map.of());
    }

    @Override
    public void close() {
        script.close();
    }

    private long byForm(String author, String text, @Nullable Long parent) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("comment_post_ID", Long.toString(post()));
        form.put("comment_parent", parent == null ? "0" : parent.toString());
        form.put("author", author);
        form.put("email", author.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".") + "@example.invalid");
        form.put("url", "");
        form.put("comment", text);
        HttpResponse<String> answer = client.form("/wp-comments-post.php", "", form);
        String link = answer.headers().firstValue("Location").orElse("");
        int mark = link.lastIndexOf("#comment-");
        if (mark < 0) {
            throw new ServerRefused("the comment form", answer.statusCode(), answer.body());
        }
        return Long.parseLong(link.substring(mark + "#comment-".length()));
    }

    private List<Comment> pages(String query) {
        List<Comment> found = new ArrayList<>();
        int size = PAGE;
        for (int page = 1; size == PAGE; page++) {
            JsonNode list = client.get(query + "&page=" + page, as("admin"));
            list.forEach(json -> found.add(comment(json)));
            size = list.size();
        }
        return found;
    }

    private String as(String user) {
        return ServerClient.basic(user, applicationPassword(user));
    }

    private static Comment comment(JsonNode json) {
        return new Comment(
                json.path("id").asLong(),
                json.path("post").asLong(),
                json.path("parent").asLong(),
                json.path("author_name").asText(),
                json.path("content").path("raw").asText(),
                json.path("status").asText(),
                json.path("link").asText());
    }
}
