package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The REST API: versions, sessions, faults, and which request means what. */
final class Rest {

    /** The wait that the stand-in asks for when it is out of order, and when it was asked too often. */
    static final Duration WAIT = Duration.ofSeconds(7);

    private final Org org;
    private final Sessions sessions;
    private final Faults faults;
    private final Calls calls;
    private final Set<String> versions;
    private final Records records;
    private final Integration integration;
    private final Metadata metadata;
    private final Bulk bulk;
    private final FilePlaces files;

    /** What was asked by GET when its connection was cut: clients ask that again by themselves, and are cut off again. */
    private final AtomicReference<@Nullable String> cutOff = new AtomicReference<>();

    Rest(Org org, Beans beans, Sessions sessions, Faults faults, Calls calls, SugarSandbox.Options options) {
        this.org = org;
        this.sessions = sessions;
        this.faults = faults;
        this.calls = calls;
        this.versions = new CopyOnWriteArraySet<>(options.versions());
        this.records = new Records(org, beans, options.mostRecords());
        this.integration = new Integration(org, beans);
        this.metadata = new Metadata(org.modules);
        this.bulk = new Bulk(this);
        this.files = new FilePlaces(org);
    }

    Answer answer(Call call) {
        try {
            return answer(Ask.of(call));
        } catch (Refusal refusal) {
            return of(refusal.reply());
        }
    }

    private Answer answer(Ask ask) {
        if (!versions.contains(ask.version())) {
            calls.add("version");
            throw Refusal.of(
                    301,
                    "incorrect_version",
                    "The version of the API you are using is not correct for the current request.");
        }
        String kind = ask.kind();
        calls.add(kind);
        Faults.Drawn drawn = faults.draw(kind, ask::modules, ask.writes());
        Answer early = early(drawn, ask);
        if (early != null) {
            return early.after(drawn.delay());
        }
        Answer answer = of(reply(ask, drawn)).after(drawn.delay());
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    private Reply reply(Ask ask, Faults.Drawn drawn) {
        if (ask.kind().equals("token")) {
            return Reply.ok(sessions.token(ask.object()));
        }
        User user = sessions.user(ask.call().header("OAuth-Token"));
        if (ask.kind().equals("bulk")) {
            return bulk.run(ask, user, drawn);
        }
        return one(ask, user, drawn);
    }

    /** One request, alone or inside a bulk request. */
    Reply one(Ask ask, User user, Faults.Drawn drawn) {
        try {
            if (drawn.has(Kind.ONE_RECORD_REFUSED)) {
                throw Refusal.invalid("Invalid value for field name");
            }
            if (drawn.has(Kind.ROW_LOCKED)) {
                throw Refusal.of(409, "edit_conflict", "Edit conflict, please reload the record data.");
            }
            return org.whole(() -> served(ask, user));
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Reply served(Ask ask, User user) {
        return switch (ask.kind()) {
            case "ping" -> Reply.ok("pong");
            case "me" -> Reply.ok(Map.of("current_user", user.told()));
            case "metadata" -> metadata.modules(ask);
            case "enum" -> metadata.choices(ask);
            case "upsert", "by-key", "set-key", "delete-by-key" -> integration.answer(ask, user);
            case "file" -> files.answer(ask, user);
            case "other", "token", "logout", "bulk" -> throw Refusal.noMethod();
            default -> records.answer(ask, user);
        };
    }

    private @Nullable Answer early(Faults.Drawn drawn, Ask ask) {
        if (drawn.has(Kind.DROP)) {
            cutOff.set(ask.method().equals("GET") ? ask.call().path() : null);
            return Answer.empty(500).cut();
        }
        String again = cutOff.getAndSet(null);
        if (ask.call().path().equals(again) && ask.method().equals("GET")) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(Kind.UNAVAILABLE)) {
            return Answer.of(503, "text/html", "<html><body>Service Unavailable</body></html>")
                    .with("Retry-After", String.valueOf(WAIT.toSeconds()));
        }
        if (drawn.has(Kind.LIMIT_REACHED)) {
            return of(Refusal.of(429, "too_many_requests", "Too many requests").reply())
                    .with("Retry-After", String.valueOf(WAIT.toSeconds()));
        }
        if (drawn.has(Kind.SESSION_EXPIRED)) {
            sessions.expire();
            return of(Refusal.invalidGrant("The access token provided is invalid.")
                    .reply());
        }
        if (drawn.has(Kind.FORBIDDEN)) {
            return of(Refusal.notAuthorized("access module " + String.join(", ", ask.modules()))
                    .reply());
        }
        return null;
    }

    private static Answer of(Reply reply) {
        return Answer.json(reply.status(), reply.body());
    }

    /** The version of a request that stands inside another one must be one that there is, too. */
    Ask inside(Ask outer, String method, String url, JsonNode data) {
        Ask ask = Ask.of(Call.of(method, "/rest" + url, outer.call()::header, data.asText("")));
        if (!versions.contains(ask.version())) {
            throw Refusal.of(301, "incorrect_version", "The version of the API is not correct.");
        }
        return ask;
    }
}
