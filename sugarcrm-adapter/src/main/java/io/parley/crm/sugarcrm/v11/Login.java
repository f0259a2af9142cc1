package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of our user. Sugar keeps one for each user and platform: whoever logs in as the same user on the same
 * platform ends ours, and we theirs. So a session is renewed once, however many calls meet its end; one that another
 * program keeps ending is left to it for a while, and that is said.
 */
final class Login {

    /** So often within {@link #WHILE} another login may end ours before it is taken for another program. */
    private static final int MOST_RIVALS = 3;

    private static final long WHILE = Duration.ofMinutes(5).toNanos();
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** A password that was refused is not offered again at once: several wrong ones lock a user out. */
    private static final long REFUSED = Duration.ofSeconds(30).toNanos();

    private final Http http;
    private final Access access;
    private final Versions versions;
    private final LongSupplier nanos;
    private final Deque<Long> rivals = new ArrayDeque<>();
    private volatile @Nullable String token;
    private @Nullable String refresh;
    private volatile int attempts;
    private Outcome.@Nullable Failure lastFailure;
    private Outcome.@Nullable Blocked refused;
    private long refusedAt;

    Login(Http http, Access access, Versions versions, LongSupplier nanos) {
        this.http = http;
        this.access = access;
        this.versions = versions;
        this.nanos = nanos;
    }

    /** The token; logs in when there is none. */
    String token() {
        String now = token;
        return now == null ? renew(null) : now;
    }

    /** Gets a token other than the one that was refused. Callers that come while another is at it share how it ends. */
    String renew(@Nullable String ended) {
        int seen = attempts;
        synchronized (this) {
            String now = token;
            if (now != null && !now.equals(ended)) {
                return now;
            }
            Outcome.Failure shared = lastFailure;
            if (attempts != seen && shared != null) {
                throw new CrmFailure(shared, null);
            }
            attempts = attempts + 1;
            lastFailure = null;
            try {
                token = null;
                String fresh = open();
                token = fresh;
                return fresh;
            } catch (CrmFailure failure) {
                lastFailure = failure.outcome();
                throw failure;
            }
        }
    }

    private String open() {
        String before = refresh;
        if (before != null) {
            Answer answer = ask(body("refresh_token").put("refresh_token", before));
            if (answer.isGood()) {
                return keep(answer);
            }
            if (answer.status() == 429 || answer.status() >= 500) {
                throw new CrmFailure(V11Errors.ofLogin(access, answer), null);
            }
            refresh = null;
            rivals.addLast(nanos.getAsLong());
        }
        leaveIt();
        Outcome.Blocked before30s = refused;
        if (before30s != null && nanos.getAsLong() - refusedAt < REFUSED) {
            throw new CrmFailure(before30s, null);
        }
        return byPassword();
    }

    private String byPassword() {
        Answer answer = ask(body("password")
                .put("username", Objects.requireNonNullElse(access.user(), ""))
                .put("password", Objects.requireNonNullElse(access.password(), "")));
        if (answer.isGood()) {
            refused = null;
            return keep(answer);
        }
        Outcome.Failure failure = V11Errors.ofLogin(access, answer);
        if (failure instanceof Outcome.Blocked blocked && answer.status() != 429) {
            refused = blocked;
            refusedAt = nanos.getAsLong();
        }
        throw new CrmFailure(failure, null);
    }

    /** Two programs that share a platform would end each other's sessions for ever. */
    private void leaveIt() {
        long now = nanos.getAsLong();
        while (!rivals.isEmpty() && now - rivals.peekFirst() > WHILE) {
            rivals.removeFirst();
        }
        if (rivals.size() >= MOST_RIVALS && now - rivals.peekLast() < PAUSE.toNanos()) {
            throw new CrmFailure(
                    new Outcome.Blocked(
                            "Another program logs in to Sugar as " + access.user() + " on the platform "
                                    + access.platform() + ": each login ends the other's session.",
                            "Give each program, and each node of Parley, a platform of its own (Admin > Configure API"
                                    + " Platforms, option platform), or a user of its own.",
                            PAUSE),
                    null);
        }
    }

    private ObjectNode body(String grant) {
        return Json.mapper()
                .createObjectNode()
                .put("grant_type", grant)
                .put("client_id", Objects.requireNonNullElse(access.clientId(), "sugar"))
                .put("client_secret", Objects.requireNonNullElse(access.clientSecret(), ""))
                .put("platform", Objects.requireNonNullElse(access.platform(), "base"));
    }

    private Answer ask(ObjectNode body) {
        return Answer.of(http.send(
                "POST",
                "/rest/v" + versions.version() + "/oauth2/token",
                Map.of("Content-Type", "application/json"),
                body.toString()));
    }

    private String keep(Answer answer) {
        String access = answer.body().path("access_token").asText("");
        if (access.isEmpty()) {
            throw new CrmFailure(new Outcome.Retry("Sugar answered a login without a token.", null), null);
        }
        refresh = answer.body().path("refresh_token").asText(null);
        return access;
    }
}
