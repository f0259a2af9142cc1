package io.parley.sandbox.bluesky;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the application's view shows of the records: notifications, searches, posts, people. */
final class View {

    private final Repositories repositories;
    private final Person ours;

    View(Repositories repositories, Person ours) {
        this.repositories = repositories;
        this.ours = ours;
    }

    Answer notifications(Call call) {
        Set<String> reasons = Set.copyOf(call.query().getOrDefault("reasons", List.of("mention", "reply", "like")));
        List<Post> all = newestFirst(post -> reason(post) != null && reasons.contains(reason(post)));
        return page(call, all, "notifications", post -> {
            Map<String, @Nullable Object> shown = core(post);
            shown.put("reason", reason(post));
            if ("reply".equals(reason(post))) {
                shown.put("reasonSubject", post.parent());
            }
            shown.put("isRead", false);
            return shown;
        });
    }

    /** A reply to ours is told as a reply, even when it names us too. */
    private @Nullable String reason(Post post) {
        if (post.author().equals(ours)) {
            return null;
        }
        if (post.parent().startsWith("at://" + ours.did() + "/")) {
            return "reply";
        }
        return post.mentions(ours.did()) ? "mention" : null;
    }

    Answer search(Call call) {
        String query = call.param("q");
        if (query == null || query.isBlank()) {
            throw Refusal.invalid("Error: Params must have the property \"q\"");
        }
        String[] words = query.toLowerCase(Locale.ROOT).replace("\"", "").split("\\s+");
        List<Post> found = newestFirst(post -> {
            String text = post.text().toLowerCase(Locale.ROOT);
            return List.of(words).stream().allMatch(text::contains);
        });
        return page(call, found, "posts", this::view);
    }

    Answer posts(Call call) {
        List<String> uris = call.query().getOrDefault("uris", List.of());
        if (uris.isEmpty() || uris.size() > 25) {
            throw Refusal.invalid("Error: uris must have from 1 to 25 elements");
        }
        List<Object> found = new ArrayList<>();
        for (String uri : uris) {
            Post post = repositories.find(uri);
            if (post != null) {
                found.add(view(post));
            }
        }
        return Answer.json(200, Map.of("posts", found));
    }

    private List<Post> newestFirst(Predicate<Post> which) {
        return repositories.posts().stream()
                .filter(which)
                .sorted(Comparator.comparing(Post::indexedAt)
                        .thenComparing(Post::rkey)
                        .reversed())
                .toList();
    }

    private static Answer page(
            Call call, List<Post> all, String name, Function<Post, Map<String, @Nullable Object>> shape) {
        int limit = limit(call.param("limit"));
        String cursor = call.param("cursor");
        int from = cursor == null || cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<Post> page = all.stream().skip(from).limit(limit).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        if (from + page.size() < all.size()) {
            answer.put("cursor", String.valueOf(from + page.size()));
        }
        answer.put(name, page.stream().map(shape).toList());
        return Answer.json(200, answer);
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return 50;
        }
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > 100) {
            throw Refusal.invalid("Error: limit can not be greater than 100");
        }
        return Integer.parseInt(limit);
    }

    private Map<String, @Nullable Object> view(Post post) {
        Map<String, @Nullable Object> shown = core(post);
        shown.put("replyCount", 0);
        shown.put("viewer", Map.of("threadMuted", false));
        return shown;
    }

    private static Map<String, @Nullable Object> core(Post post) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("uri", post.uri());
        shown.put("cid", post.cid());
        shown.put(
                "author",
                Map.of(
                        "did", post.author().did(),
                        "handle", post.author().handle(),
                        "displayName", post.author().name()));
        shown.put("record", post.record());
        shown.put("indexedAt", post.indexedAt().toString());
        shown.put("labels", List.of());
        return shown;
    }
}
