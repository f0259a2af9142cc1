package io.parley.sandbox.townsquare;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Accounts, posts and the brand's notifications. A write returns after it is kept. */
final class Square {

    final Clock clock;
    private final Rows rows;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Post> posts = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Notice> notices = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableMap<Long, Post>> replies = new ConcurrentHashMap<>();
    private final Map<String, Integer> written = new ConcurrentHashMap<>();
    private final Map<String, String> postByKey = new ConcurrentHashMap<>();
    private final Map<String, String> replayed = new ConcurrentHashMap<>();
    private long lastId;

    Square(Clock clock, Rows rows) {
        this.clock = clock;
        this.rows = rows;
        rows.each("account", (username, json) -> accounts.put(username, Account.read(json)));
        rows.each("post", (id, json) -> put(seen(id), Post.read(json)));
        rows.each("notice", (id, json) -> notices.put(seen(id), Notice.read(id, json)));
        rows.each(
                "idempotency", (key, json) -> postByKey.put(key, Json.read(json).asText()));
        rows.each("replay", (ref, json) -> replayed.put(ref, Json.read(json).asText()));
        account(TownSquare.BRAND);
    }

    /** An account with its id. */
    record Account(String id, Customer customer) {

        String json() {
            return Json.write(Map.of(
                    "id", id,
                    "username", customer.username(),
                    "name", customer.name(),
                    "followers", customer.followers(),
                    "bot", customer.bot()));
        }

        static Account read(String json) {
            JsonNode row = Json.read(json);
            return new Account(
                    row.path("id").asText(),
                    new Customer(
                            row.path("username").asText(),
                            row.path("name").asText(),
                            row.path("followers").asInt(),
                            row.path("bot").asBoolean()));
        }
    }

    /** A notification of the brand: somebody mentioned it. */
    record Notice(String id, String postId, Instant createdAt) {

        String json() {
            return Json.write(Map.of("postId", postId, "createdAt", createdAt.toString()));
        }

        static Notice read(String id, String json) {
            JsonNode row = Json.read(json);
            return new Notice(
                    id,
                    row.path("postId").asText(),
                    Instant.parse(row.path("createdAt").asText()));
        }
    }

    /** A post to be; key is the client's idempotency key, ref its name in a replay. */
    record Draft(
            Customer author,
            String text,
            @Nullable String inReplyTo,
            String language,
            String visibility,
            @Nullable String key,
            @Nullable String ref) {}

    /** Adds a post, or finds the one that the key has made before. */
    Post add(Draft draft) {
        return keeping(changes -> {
            Post before = draft.key() == null ? null : byKey(draft.key());
            if (before != null) {
                return before;
            }
            Account author = account(draft.author());
            Post post = new Post(
                    nextId(),
                    author.customer().username(),
                    draft.text(),
                    draft.inReplyTo(),
                    draft.language(),
                    draft.visibility(),
                    now(),
                    null);
            put(Long.valueOf(post.id()), post);
            changes.add(new Rows.Change("account", post.author(), author.json()));
            changes.add(new Rows.Change("post", post.id(), post.json()));
            notify(post, changes);
            if (draft.key() != null) {
                postByKey.put(draft.key(), post.id());
                changes.add(new Rows.Change("idempotency", draft.key(), Json.write(post.id())));
            }
            mark(draft.ref(), post.id(), changes);
            return post;
        });
    }

    @Nullable
    Post edit(String id, String text, @Nullable String ref) {
        return keeping(changes -> {
            Post post = find(id);
            if (post != null) {
                Post edited = post.edited(text, now());
                put(Long.valueOf(id), edited);
                changes.add(new Rows.Change("post", id, edited.json()));
                if (!post.mentioned().contains(TownSquare.BRAND.username())) {
                    notify(edited, changes);
                }
                mark(ref, id, changes);
                return edited;
            }
            return null;
        });
    }

    /** Removes a post and its notification, as Mastodon does. */
    @Nullable
    Post delete(String id, @Nullable String ref) {
        return keeping(changes -> {
            Post post = find(id);
            if (post == null) {
                return null;
            }
            posts.remove(Long.valueOf(id));
            written.merge(post.author(), -1, Integer::sum);
            children(post).remove(Long.valueOf(id));
            changes.add(new Rows.Change("post", id, null));
            notices.values().stream()
                    .filter(notice -> notice.postId().equals(id))
                    .forEach(notice -> {
                        notices.remove(Long.valueOf(notice.id()));
                        changes.add(new Rows.Change("notice", notice.id(), null));
                    });
            mark(ref, id, changes);
            return post;
        });
    }

    @Nullable
    Post find(@Nullable String id) {
        return id == null || !id.matches("\\d{1,18}") ? null : posts.get(Long.valueOf(id));
    }

    Collection<Post> posts() {
        return posts.values();
    }

    NavigableMap<Long, Notice> notices() {
        return notices;
    }

    NavigableMap<Long, Post> postsById() {
        return posts;
    }

    /** What a step of a replay made, null when it has not run. */
    @Nullable
    String replayed(String ref) {
        return replayed.get(ref);
    }

    Account account(Customer customer) {
        return accounts.computeIfAbsent(
                customer.username().toLowerCase(Locale.ROOT), name -> new Account(nextId(), customer));
    }

    @Nullable
    Account account(String username) {
        return accounts.get(username.toLowerCase(Locale.ROOT));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    /** Replies to a status, oldest first. */
    List<Post> repliesTo(String id) {
        NavigableMap<Long, Post> found = replies.get(id);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    /** How many statuses of an account stand. */
    int countBy(String username) {
        return written.getOrDefault(username, 0);
    }

    private void put(Long id, Post post) {
        if (posts.put(id, post) == null) {
            written.merge(post.author(), 1, Integer::sum);
        }
        children(post).put(id, post);
    }

    private NavigableMap<Long, Post> children(Post post) {
        String parent = post.inReplyTo();
        return replies.computeIfAbsent(parent == null ? "" : parent, id -> new ConcurrentSkipListMap<>());
    }

    private interface Job<T> {
        T run(List<Rows.Change> changes);
    }

    private <T> T keeping(Job<T> job) {
        List<Rows.Change> changes = new ArrayList<>();
        T result;
        CompletableFuture<?> kept;
        synchronized (this) {
            result = job.run(changes);
            kept = rows.write(changes);
        }
        kept.join();
        return result;
    }

    private void notify(Post post, List<Rows.Change> changes) {
        String brand = TownSquare.BRAND.username();
        if (!post.author().equals(brand) && post.mentioned().contains(brand)) {
            Notice notice = new Notice(nextId(), post.id(), now());
            notices.put(Long.valueOf(notice.id()), notice);
            changes.add(new Rows.Change("notice", notice.id(), notice.json()));
        }
    }

    private void mark(@Nullable String ref, String id, List<Rows.Change> changes) {
        if (ref != null) {
            replayed.put(ref, id);
            changes.add(new Rows.Change("replay", ref, Json.write(id)));
        }
    }

    private @Nullable Post byKey(String key) {
        return find(postByKey.get(key));
    }

    /** Time in the upper bits, so that ids sort by time; always greater than the last. */
    private synchronized String nextId() {
        lastId = Math.max(lastId + 1, clock.millis() << 16);
        return Long.toString(lastId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Long seen(String id) {
        Long number = Long.valueOf(id);
        lastId = Math.max(lastId, number);
        return number;
    }
}
