package io.parley.sandbox.townsquare;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of the Mastodon client API that a connector uses. */
final class MastodonApi {

    static final int MAX_CHARACTERS = 500;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final Square square;
    private final Function<Call, Boolean> signedIn;
    private final String base;
    private final StatusJson json;
    volatile boolean honoursKeys = true;

    MastodonApi(Square square, String base, Function<Call, Boolean> signedIn) {
        this.square = square;
        this.base = base;
        this.signedIn = signedIn;
        this.json = new StatusJson(square, base);
    }

    /** The word under which a call is counted and faults are ordered. */
    static String kind(Call call) {
        List<String> parts = call.parts();
        String resource = parts.size() > 2 ? parts.get(2) : "";
        return switch (resource) {
            case "statuses" ->
                switch (call.method()) {
                    case "POST" -> "post";
                    case "PUT" -> "edit";
                    case "DELETE" -> "delete";
                    default -> parts.size() == 5 ? "context" : "status";
                };
            case "timelines" -> "timeline";
            case "accounts" -> "account";
            default -> resource;
        };
    }

    Answer answer(Call call) {
        List<String> parts = call.parts();
        String resource = parts.size() > 2 ? parts.get(2) : "";
        return switch (resource) {
            case "instance" -> Answer.json(200, instance());
            case "timelines" -> parts.size() == 5 && parts.get(3).equals("tag") ? tag(call, parts.get(4)) : notFound();
            case "accounts" -> account(call, parts);
            case "notifications" -> signedIn.apply(call) ? notifications(call) : unauthorized();
            case "statuses" -> statuses(call, parts);
            default -> notFound();
        };
    }

    private Answer account(Call call, List<String> parts) {
        if (parts.size() == 4 && parts.get(3).equals("verify_credentials")) {
            return signedIn.apply(call)
                    ? Answer.json(200, json.account(square.account(TownSquare.BRAND)))
                    : unauthorized();
        }
        if (parts.size() == 4 && parts.get(3).equals("lookup")) {
            Square.Account found = square.account(Objects.requireNonNullElse(call.param("acct"), ""));
            return found == null ? notFound() : Answer.json(200, json.account(found));
        }
        return notFound();
    }

    private Answer statuses(Call call, List<String> parts) {
        if (call.method().equals("POST") && parts.size() == 3) {
            return signedIn.apply(call) ? post(call) : unauthorized();
        }
        Post post = parts.size() > 3 ? square.find(parts.get(3)) : null;
        if (post == null || !(post.open() || signedIn.apply(call))) {
            return notFound();
        }
        if (call.method().equals("GET")) {
            boolean context = parts.size() == 5 && parts.get(4).equals("context");
            return context ? context(post) : Answer.json(200, json.status(post));
        }
        return signedIn.apply(call) ? change(call, post) : unauthorized();
    }

    private Answer change(Call call, Post post) {
        if (!post.author().equals(TownSquare.BRAND.username())) {
            return Answer.json(403, Map.of("error", "This action is not allowed"));
        }
        if (call.method().equals("DELETE")) {
            Map<String, @Nullable Object> gone = json.status(post);
            gone.put("text", post.text());
            square.delete(post.id(), null);
            return Answer.json(200, gone);
        }
        String text = fields(call).getOrDefault("status", "").strip();
        String problem = problem(text);
        if (problem != null) {
            return Answer.json(422, Map.of("error", "Validation failed: " + problem));
        }
        return Answer.json(200, json.status(Objects.requireNonNull(square.edit(post.id(), text, null))));
    }

    private Answer post(Call call) {
        Map<String, String> fields = fields(call);
        String text = fields.getOrDefault("status", "").strip();
        String problem = problem(text);
        if (problem != null) {
            return Answer.json(422, Map.of("error", "Validation failed: " + problem));
        }
        String parent = fields.get("in_reply_to_id");
        if (parent != null && !parent.isEmpty() && square.find(parent) == null) {
            return Answer.json(404, Map.of("error", "The post you are trying to reply to does not appear to exist."));
        }
        Post post = square.add(new Square.Draft(
                TownSquare.BRAND,
                text,
                parent == null || parent.isEmpty() ? null : parent,
                fields.getOrDefault("language", "en"),
                fields.getOrDefault("visibility", "public"),
                honoursKeys ? call.header("Idempotency-Key") : null,
                null));
        return Answer.json(200, json.status(post));
    }

    /** Null when the text may be posted. Addresses count 23 characters, as on Mastodon. */
    static @Nullable String problem(String text) {
        if (text.isEmpty()) {
            return "Text can't be blank";
        }
        String counted = text.replaceAll("https?://\\S+", "x".repeat(23));
        return GRAPHEME.matcher(counted).results().count() > MAX_CHARACTERS
                ? "Text character limit of " + MAX_CHARACTERS + " exceeded"
                : null;
    }

    private static Map<String, String> fields(Call call) {
        String type = call.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
            return call.form();
        }
        Map<String, String> fields = new HashMap<>();
        JsonNode body = Json.read(call.body());
        body.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return fields;
    }

    private Answer context(Post post) {
        List<Post> ancestors = new ArrayList<>();
        for (Post up = square.find(post.inReplyTo()); up != null; up = square.find(up.inReplyTo())) {
            ancestors.add(0, up);
        }
        List<Post> descendants = new ArrayList<>();
        collect(post, descendants);
        return Answer.json(
                200,
                Map.of(
                        "ancestors", ancestors.stream().map(json::status).toList(),
                        "descendants", descendants.stream().map(json::status).toList()));
    }

    private void collect(Post post, List<Post> into) {
        for (Post reply : square.repliesTo(post.id())) {
            into.add(reply);
            collect(reply, into);
        }
    }

    private Answer notifications(Call call) {
        List<String> types = call.query().getOrDefault("types[]", List.of("mention"));
        List<String> excluded = call.query().getOrDefault("exclude_types[]", List.of());
        boolean mentions = types.contains("mention") && !excluded.contains("mention");
        NavigableMap<Long, Square.Notice> all = mentions ? square.notices() : new ConcurrentSkipListMap<>();
        return paged(call, Pages.of(call, all, 40, 80), Square.Notice::id, json::notification);
    }

    private Answer tag(Call call, String tag) {
        String wanted = tag.toLowerCase(Locale.ROOT);
        NavigableMap<Long, Post> tagged = square.posts().stream()
                .filter(post ->
                        post.visibility().equals("public") && post.tags().contains(wanted))
                .collect(Collectors.toMap(
                        post -> Long.valueOf(post.id()), post -> post, (a, b) -> a, ConcurrentSkipListMap::new));
        return paged(call, Pages.of(call, tagged, 20, 40), Post::id, json::status);
    }

    private <T> Answer paged(
            Call call, List<T> page, Function<T, String> id, Function<T, Map<String, @Nullable Object>> shape) {
        Answer answer = Answer.json(200, page.stream().map(shape).toList());
        if (page.isEmpty()) {
            return answer;
        }
        String here = "<" + base + call.path() + "?";
        return answer.with(
                "Link",
                here + "max_id=" + id.apply(page.get(page.size() - 1)) + ">; rel=\"next\", " + here + "min_id="
                        + id.apply(page.get(0)) + ">; rel=\"prev\"");
    }

    private Map<String, Object> instance() {
        return Map.of(
                "domain",
                base.replaceFirst("https?://", ""),
                "title",
                "Town Square (sandbox)",
                "version",
                "4.4.0",
                "source_url",
                "",
                "description",
                "A stand-in for a Mastodon server",
                "languages",
                List.of("en"),
                "configuration",
                Map.of(
                        "statuses",
                        Map.of(
                                "max_characters",
                                MAX_CHARACTERS,
                                "max_media_attachments",
                                4,
                                "characters_reserved_per_url",
                                23)));
    }

    static Answer notFound() {
        return Answer.json(404, Map.of("error", "Record not found"));
    }

    static Answer unauthorized() {
        return Answer.json(401, Map.of("error", "The access token is invalid"));
    }
}
