package io.parley.sandbox.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Json;
import io.parley.sandbox.Stand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a Bluesky server on loopback. It refuses what the real one was seen or is documented to refuse: a bad
 * token with 400, a missing one with 401, a record that breaks the lexicon, a key that is no TID, and a second record
 * created under the same key with 500.
 */
public final class BlueskySandbox implements AutoCloseable {

    private static final String HOST = "bsky.example";
    private static final int WINDOW_SECONDS = 30;

    private final Person ours = Person.of("acme", HOST);
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Clock clock;
    private final Repositories repositories;
    private final Accounts accounts;
    private final View view;
    private final Stand stand;

    private BlueskySandbox(int port, Clock clock) {
        this.clock = clock;
        repositories = new Repositories(ours, clock);
        accounts = new Accounts(ours, password());
        view = new View(repositories, ours);
        people.put(ours.handle(), ours);
        stand = Stand.open(port, this::answer, null);
    }

    /** Starts on loopback; port 0 takes any free one. */
    public static BlueskySandbox start(int port) {
        return new BlueskySandbox(port, Clock.systemUTC());
    }

    public URI url() {
        return stand.url();
    }

    /** The handle of the account that Parley answers for. */
    public String handle() {
        return ours.handle();
    }

    public String did() {
        return ours.did();
    }

    /** The account's app password. */
    public String password() {
        return "abcd-efgh-ijkl-mnop";
    }

    /**
     * Somebody posts. What begins with @ and our handle becomes a mention of us.
     *
     * @return the at:// address
     */
    public String post(String author, String text, @Nullable String inReplyTo) {
        Person person = people.computeIfAbsent(Person.of(author, HOST).handle(), handle -> Person.of(author, HOST));
        ObjectNode record = Json.MAPPER.createObjectNode();
        record.put("$type", Post.COLLECTION)
                .put("text", text)
                .put("createdAt", clock.instant().toString());
        record.putArray("langs").add("en");
        int at = text.indexOf("@" + ours.handle());
        if (at >= 0) {
            ArrayNode facets = record.putArray("facets");
            ObjectNode facet = facets.addObject();
            int start = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            facet.putObject("index")
                    .put("byteStart", start)
                    .put("byteEnd", start + ours.handle().length() + 1);
            facet.putArray("features")
                    .addObject()
                    .put("$type", "app.bsky.richtext.facet#mention")
                    .put("did", ours.did());
        }
        if (inReplyTo != null) {
            answerTo(record, inReplyTo);
        }
        return keepNew(person, record).uri();
    }

    private synchronized Post keepNew(Person person, ObjectNode record) {
        Records.check(record);
        return repositories.keep(person, repositories.newKey(), record);
    }

    private void answerTo(ObjectNode record, String uri) {
        Post parent = require(uri);
        ObjectNode reply = record.putObject("reply");
        JsonNode root = parent.record().path("reply").path("root");
        reply.set("root", root.isMissingNode() ? reference(parent) : root);
        reply.set("parent", reference(parent));
    }

    private static ObjectNode reference(Post post) {
        return Json.MAPPER.createObjectNode().put("uri", post.uri()).put("cid", post.cid());
    }

    /** The author takes a post back: its notification and the post are gone. */
    public void delete(String uri) {
        require(uri);
        repositories.remove(uri);
    }

    private Post require(String uri) {
        Post post = repositories.find(uri);
        if (post == null) {
            throw new IllegalArgumentException("No post " + uri);
        }
        return post;
    }

    /** The records that our account wrote under a post, oldest first, each as {@code at://} address and JSON. */
    public Map<String, String> repliesTo(String uri) {
        Map<String, String> found = new LinkedHashMap<>();
        repositories.posts().stream()
                .filter(post -> post.author().equals(ours) && post.parent().equals(uri))
                .sorted(Comparator.comparing(Post::indexedAt))
                .forEach(post -> found.put(post.uri(), post.record().toString()));
        return found;
    }

    public Faults faults() {
        return faults;
    }

    /** Calls by the last word of their method: createSession, refreshSession, putRecord, listNotifications, … */
    public Calls calls() {
        return calls;
    }

    /** Every access token given out so far has run out; refresh tokens still hold. */
    public void expireAccess() {
        accounts.expireAll();
    }

    /** The app password is withdrawn, and every session with it. */
    public void revoke() {
        accounts.revoke();
    }

    /** The app password holds again. */
    public void restore() {
        accounts.restore(password());
    }

    private Answer answer(Call call) {
        List<String> parts = call.parts();
        if (parts.size() != 2 || !parts.get(0).equals("xrpc")) {
            return Answer.json(404, Map.of("error", "NotFound", "message", "Cannot " + call.method()));
        }
        String name = parts.get(1).substring(parts.get(1).lastIndexOf('.') + 1);
        calls.add(name);
        Faults.Drawn drawn = faults.draw(kind(name), Set::of, call.method().equals("POST"));
        if (drawn.has(Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        Answer answer = served(parts.get(1), call, drawn);
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
        answer = answer.with("Date", date).after(drawn.delay());
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    /** Sessions are spared unless a rule names them. */
    private static String kind(String name) {
        return name.endsWith("Session") ? Faults.LOGIN : name;
    }

    private Answer served(String method, Call call, Faults.Drawn drawn) {
        try {
            if (drawn.has(Kind.UNAVAILABLE)) {
                return Answer.of(503, "text/html;charset=UTF-8", "<html><body>Service Unavailable</body></html>");
            }
            if (drawn.has(Kind.LIMIT_REACHED)) {
                long reset = clock.instant().getEpochSecond() + WINDOW_SECONDS;
                return new Refusal(429, "RateLimitExceeded", "Rate Limit Exceeded")
                        .answer()
                        .with("ratelimit-remaining", "0")
                        .with("ratelimit-reset", String.valueOf(reset));
            }
            if (drawn.has(Kind.SESSION_EXPIRED)) {
                throw new Refusal(400, "ExpiredToken", "Token has expired");
            }
            return method(method, call);
        } catch (Refusal refused) {
            return refused.answer();
        }
    }

    private Answer method(String method, Call call) {
        if (method.equals("com.atproto.server.createSession")) {
            return accounts.create(call);
        }
        if (method.equals("com.atproto.server.refreshSession")) {
            return accounts.renew(call);
        }
        accounts.check(call);
        return switch (method) {
            case "app.bsky.notification.listNotifications" -> view.notifications(call);
            case "app.bsky.feed.searchPosts" -> view.search(call);
            case "app.bsky.feed.getPosts" -> view.posts(call);
            case "com.atproto.repo.getRecord" -> repositories.get(call);
            case "com.atproto.repo.putRecord" -> repositories.put(call);
            case "com.atproto.repo.createRecord" -> repositories.create(call);
            case "com.atproto.repo.deleteRecord" -> repositories.delete(call);
            case "com.atproto.identity.resolveHandle" -> resolve(call);
            default -> throw new Refusal(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Answer resolve(Call call) {
        Person person = people.get(String.valueOf(call.param("handle")));
        if (person == null) {
            throw Refusal.invalid("Unable to resolve handle");
        }
        return Answer.json(200, Map.of("did", person.did()));
    }

    @Override
    public void close() {
        stand.close();
    }
}
