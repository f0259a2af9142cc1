package io.parley.sandbox.wordpress;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Page;
import io.parley.sandbox.Stand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A WordPress blog on loopback with one post: the comments part of its REST API, in the shapes and with the refusals that
 * WordPress 6.1.9 was seen to give. Keeps nothing.
 */
public final class Blog implements AutoCloseable {

    /** The one post. */
    public static final long POST = 1;

    /** The user that Parley answers as; may moderate. */
    public static final String USER = "acme";

    static final long USER_ID = 1;
    private static final String PASSWORD = "abcd EFGH ijkl MNOP qrst UVWX";

    private final NavigableMap<Long, Comment> comments = new ConcurrentSkipListMap<>();
    private final Map<String, Long> users = new ConcurrentSkipListMap<>();
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Clock clock;
    private final Stand stand;
    private final CommentsApi api;

    private Blog(int port, Clock clock) {
        this.clock = clock;
        stand = Stand.open(port, this::answer, null);
        api = new CommentsApi(this, url().toString());
    }

    /** Starts on loopback; port 0 takes any free one. */
    public static Blog start(int port) {
        return new Blog(port, Clock.systemUTC());
    }

    public URI url() {
        return stand.url();
    }

    /** The application password of {@link #USER}. */
    public String password() {
        return PASSWORD;
    }

    /** A user of the blog comments; markup in the words is shown as it is typed. */
    public long comment(String name, String text, long parent) {
        long user = users.computeIfAbsent(name, unknown -> USER_ID + 1 + users.size());
        return add(parent, user, name, Page.escape(text)).id();
    }

    /** Somebody without an account comments. */
    public long commentAnonymously(String name, String text, long parent) {
        return add(parent, 0, name, Page.escape(text)).id();
    }

    /** Changes the words, which no field of the API shows. */
    public void edit(long id, String text) {
        comments.computeIfPresent(id, (key, comment) -> comment.saying(Page.escape(text)));
    }

    public void trash(long id) {
        comments.computeIfPresent(id, (key, comment) -> comment.inTheTrash());
    }

    /** Comments of {@link #USER} below another, oldest first. */
    public List<Comment> repliesTo(long id) {
        return comments.values().stream()
                .filter(comment -> comment.parent() == id && comment.author() == USER_ID && !comment.trashed())
                .toList();
    }

    public Faults faults() {
        return faults;
    }

    /** Calls by kind: list, comment, post, me. */
    public Calls calls() {
        return calls;
    }

    synchronized Comment add(long parent, long author, String name, String content) {
        long id = comments.isEmpty() ? 1 : comments.lastKey() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Comment comment = new Comment(id, POST, parent, author, name, content, now, false);
        comments.put(id, comment);
        return comment;
    }

    @Nullable
    Comment find(long id) {
        return comments.get(id);
    }

    /** Those that are shown, newest first. */
    List<Comment> shown() {
        return comments.values().stream()
                .filter(comment -> !comment.trashed())
                .sorted(Comparator.comparing(Comment::id).reversed())
                .toList();
    }

    static boolean signedIn(Call call) {
        String login = Base64.getEncoder().encodeToString((USER + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + login).equals(call.header("Authorization"));
    }

    private Answer answer(Call call) {
        String kind = CommentsApi.kind(call);
        calls.add(kind);
        Faults.Drawn drawn = faults.draw(kind, java.util.Set::of, !call.method().equals("GET"));
        if (drawn.has(Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(Kind.SESSION_EXPIRED)) {
            return CommentsApi.problem(401, "rest_not_logged_in", "You are not currently logged in.");
        }
        if (drawn.has(Kind.LIMIT_REACHED)) {
            return Answer.json(429, Map.of("message", "Too many requests")).with("Retry-After", "30");
        }
        if (drawn.has(Kind.UNAVAILABLE)) {
            return Answer.of(503, "text/html;charset=UTF-8", "<html><body>Briefly unavailable.</body></html>");
        }
        Answer answer = api.answer(call).after(drawn.delay());
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    @Override
    public void close() {
        stand.close();
    }
}
