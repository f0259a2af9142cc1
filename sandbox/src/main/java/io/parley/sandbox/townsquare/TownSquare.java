package io.parley.sandbox.townsquare;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Rows;
import io.parley.sandbox.Stand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demo's social network: a stand-in for a Mastodon server on loopback, where customers and the brand post. */
public final class TownSquare implements AutoCloseable {

    /** The account that Parley answers for. */
    public static final Customer BRAND = new Customer("acme", "Acme Coffee Machines", 18_400, false);

    private static final String BRAND_TOKEN = "town-square-token-of-acme";

    private final Square square;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Stand stand;
    private final MastodonApi api;
    private final SquarePages pages;

    private TownSquare(int port, @Nullable Path data, Clock clock) {
        Rows rows = Rows.open(data, "townsquare");
        square = new Square(clock, rows);
        stand = Stand.open(port, this::answer, rows);
        api = new MastodonApi(square, url().toString(), TownSquare::signedIn);
        pages = new SquarePages(square, url().toString(), this);
    }

    /** Starts on loopback; port 0 takes any free one; keeps nothing when data is null. */
    public static TownSquare start(int port, @Nullable Path data) {
        return start(port, data, Clock.systemUTC());
    }

    public static TownSquare start(int port, @Nullable Path data, Clock clock) {
        return new TownSquare(port, data, clock);
    }

    public URI url() {
        return stand.url();
    }

    /** The bearer token of @acme; the same after a restart. */
    public String brandToken() {
        return BRAND_TOKEN;
    }

    /**
     * Posts in public. A reply that does not name the author it answers gets that name in front, as clients do.
     *
     * @return the id of the status
     */
    public String post(Customer author, String text, @Nullable String inReplyTo, String language) {
        return post(author, text, inReplyTo, language, "public", null);
    }

    /** Sends a direct message; the brand sees it when the text mentions it. */
    public String direct(Customer author, String text, @Nullable String inReplyTo, String language) {
        return post(author, text, inReplyTo, language, "direct", null);
    }

    String post(
            Customer author,
            String text,
            @Nullable String inReplyTo,
            String language,
            String visibility,
            @Nullable String ref) {
        Post parent = square.find(inReplyTo);
        boolean named = parent == null
                || parent.author().equals(author.username())
                || text.toLowerCase(Locale.ROOT).contains("@" + parent.author().toLowerCase(Locale.ROOT));
        String full = named ? text : "@" + parent.author() + " " + text;
        return square.add(new Square.Draft(author, full, inReplyTo, language, visibility, null, ref))
                .id();
    }

    /** Changes the text; throws when there is no such status. */
    public void edit(String id, String text) {
        require(square.edit(id, text, null), id);
    }

    public void delete(String id) {
        require(square.delete(id, null), id);
    }

    private static void require(@Nullable Post post, String id) {
        if (post == null) {
            throw new IllegalArgumentException("No status " + id);
        }
    }

    /** Every status, oldest first. */
    public List<Post> posts() {
        return List.copyOf(square.posts());
    }

    /** Replies written by an account, oldest first. */
    public List<Post> repliesBy(Customer author) {
        return square.posts().stream()
                .filter(post -> post.author().equals(author.username()) && post.inReplyTo() != null)
                .toList();
    }

    /** The public address of a status. */
    public URI permalink(Post post) {
        return url().resolve("/@" + post.author() + "/" + post.id());
    }

    public Faults faults() {
        return faults;
    }

    /** Calls by kind: post, edit, delete, status, context, notifications, timeline, account, instance. */
    public Calls calls() {
        return calls;
    }

    /** Whether a repeated Idempotency-Key finds the first status; snac2 ignores the header. */
    public void honourIdempotencyKeys(boolean honoured) {
        api.honoursKeys = honoured;
    }

    Square square() {
        return square;
    }

    private static boolean signedIn(Call call) {
        return ("Bearer " + BRAND_TOKEN).equals(call.header("Authorization"));
    }

    private Answer answer(Call call) {
        return call.path().startsWith("/api/") ? metered(call) : pages.answer(call);
    }

    private Answer metered(Call call) {
        String kind = MastodonApi.kind(call);
        calls.add(kind);
        Faults.Drawn drawn = faults.draw(kind, Set::of, !call.method().equals("GET"));
        if (drawn.has(Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        Answer answer = refusal(drawn);
        if (answer == null) {
            answer = wrongToken(call) ? MastodonApi.unauthorized() : api.answer(call);
        }
        answer = limits(answer.after(drawn.delay()), drawn.has(Kind.LIMIT_REACHED) ? 0 : 299);
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    private static boolean wrongToken(Call call) {
        return call.header("Authorization") != null && !signedIn(call);
    }

    private static @Nullable Answer refusal(Faults.Drawn drawn) {
        if (drawn.has(Kind.SESSION_EXPIRED)) {
            return MastodonApi.unauthorized();
        }
        if (drawn.has(Kind.LIMIT_REACHED)) {
            return Answer.json(429, java.util.Map.of("error", "Too many requests"));
        }
        return drawn.has(Kind.UNAVAILABLE)
                ? Answer.of(503, "text/html;charset=UTF-8", "<html><body><h1>Service Unavailable</h1></body></html>")
                : null;
    }

    /** The window is five minutes on Mastodon; the stand-in's ends at the next full minute. */
    private Answer limits(Answer answer, int left) {
        return answer.with("X-RateLimit-Limit", "300")
                .with("X-RateLimit-Remaining", String.valueOf(left))
                .with(
                        "X-RateLimit-Reset",
                        StatusJson.time(square.clock
                                .instant()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .plusSeconds(60)));
    }

    @Override
    public void close() {
        stand.close();
    }
}
