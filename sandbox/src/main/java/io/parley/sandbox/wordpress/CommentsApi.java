package io.parley.sandbox.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The comments of the REST API, by its permalink and by {@code rest_route}. */
final class CommentsApi {

    private static final String COMMENTS = "/wp/v2/comments";
    private static final String ME = "/wp/v2/users/me";
    private static final int LONGEST_BYTES = 65_525;
    private static final Set<String> KNOWN = Set.of(
            "rest_route",
            "order",
            "orderby",
            "per_page",
            "offset",
            "page",
            "parent",
            "post",
            "status",
            "context",
            "after",
            "before",
            "type",
            "exclude");

    private final Blog blog;
    private final String base;

    CommentsApi(Blog blog, String base) {
        this.blog = blog;
        this.base = base;
    }

    static String kind(Call call) {
        String route = route(call);
        if (route.equals(ME)) {
            return "me";
        }
        if (call.method().equals("POST")) {
            return "post";
        }
        return route.equals(COMMENTS) ? "list" : "comment";
    }

    private static String route(Call call) {
        return call.path().startsWith("/wp-json/")
                ? call.path().substring("/wp-json".length())
                : Objects.requireNonNullElse(call.param("rest_route"), "");
    }

    Answer answer(Call call) {
        String route = route(call);
        if (route.equals(ME)) {
            // A wrong password is no error where anybody may read; only here does it show.
            return Blog.signedIn(call)
                    ? Answer.json(200, Map.of("id", Blog.USER_ID, "name", Blog.USER, "slug", Blog.USER))
                    : problem(401, "rest_not_logged_in", "You are not currently logged in.");
        }
        if (route.equals(COMMENTS)) {
            return call.method().equals("POST") ? create(call) : list(call);
        }
        return route.matches(COMMENTS + "/\\d+")
                ? one(call, Long.parseLong(route.substring(COMMENTS.length() + 1)))
                : problem(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    private Answer list(Call call) {
        long size = number(call, "per_page", 10);
        if (size < 1 || size > 100) {
            return problem(400, "rest_invalid_param", "Invalid parameter(s): per_page");
        }
        if (!KNOWN.containsAll(call.query().keySet()) || !"desc".equals(call.param("order"))) {
            throw new IllegalArgumentException("the stand-in does not know " + call.query());
        }
        String parent = call.param("parent");
        List<Comment> all = blog.shown().stream()
                .filter(comment -> parent == null || comment.parent() == Long.parseLong(parent))
                .toList();
        long offset = number(call, "offset", (number(call, "page", 1) - 1) * size);
        return Answer.json(
                        200,
                        all.stream().skip(offset).limit(size).map(this::json).toList())
                .with("X-WP-Total", String.valueOf(all.size()))
                .with("X-WP-TotalPages", String.valueOf((all.size() + size - 1) / size));
    }

    private Answer one(Call call, long id) {
        Comment comment = blog.find(id);
        if (comment == null) {
            return problem(404, "rest_comment_invalid_id", "Invalid comment ID.");
        }
        return comment.trashed() && !Blog.signedIn(call)
                ? problem(401, "rest_cannot_read", "Sorry, you are not allowed to read this comment.")
                : Answer.json(200, json(comment));
    }

    private Answer create(Call call) {
        if (!Blog.signedIn(call)) {
            return problem(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.");
        }
        JsonNode body = Json.read(call.body());
        String content = body.path("content").asText("").strip();
        long parent = body.path("parent").asLong();
        if (content.isEmpty()) {
            return problem(400, "rest_comment_content_invalid", "Invalid comment content.");
        }
        if (content.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return problem(400, "comment_content_column_length", "Comment field exceeds maximum length allowed.");
        }
        if (body.path("post").asLong() != Blog.POST) {
            return problem(
                    403,
                    "rest_comment_invalid_post_id",
                    "Sorry, you are not allowed to create this comment without a post.");
        }
        if (blog.repliesTo(parent).stream().anyMatch(each -> each.content().equals(content))) {
            return problem(
                    409,
                    "comment_duplicate",
                    "Duplicate comment detected; it looks as though you&#8217;ve already said that!");
        }
        return Answer.json(201, json(blog.add(parent, Blog.USER_ID, Blog.USER, content)));
    }

    private Map<String, @Nullable Object> json(Comment comment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", comment.id());
        json.put("post", comment.post());
        json.put("parent", comment.parent());
        json.put("author", comment.author());
        json.put("author_name", comment.name());
        json.put("author_url", "");
        json.put("date", local(comment.at()));
        json.put("date_gmt", local(comment.at()));
        json.put("content", Map.of("rendered", rendered(comment.content())));
        json.put("link", base + "/?p=" + comment.post() + "#comment-" + comment.id());
        json.put("status", comment.trashed() ? "trash" : "approved");
        json.put("type", "comment");
        json.put("author_avatar_urls", Map.of());
        json.put("meta", List.of());
        return json;
    }

    private static String local(Instant at) {
        return at.toString().replace("Z", "");
    }

    /** What WordPress makes of a comment: paragraphs, links, and quotes, dashes and dots as a typesetter sets them. */
    private static String rendered(String content) {
        String set = content.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replaceAll("(^|\\s)\"", "$1&#8220;")
                .replace("\"", "&#8221;")
                .replace("'", "&#8217;")
                .replace("--", "&#8211;")
                .replace("...", "&#8230;")
                .replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\" rel=\"nofollow ugc\">$1</a>");
        return "<p>" + set.replace("\n\n", "</p>\n<p>").replace("\n", "<br />\n") + "</p>\n";
    }

    private static long number(Call call, String name, long otherwise) {
        String value = call.param(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    static Answer problem(int status, String code, String message) {
        return Answer.json(status, Map.of("code", code, "message", message, "data", Map.of("status", status)));
    }
}
