package io.parley.sandbox.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sessions: who may call, and which of the tokens given out still hold. */
final class Accounts {

    private final Person ours;
    private final AtomicInteger given = new AtomicInteger();
    private final Set<String> access = ConcurrentHashMap.newKeySet();
    private final Set<String> expired = ConcurrentHashMap.newKeySet();
    private final Set<String> refresh = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String password;

    Accounts(Person ours, String password) {
        this.ours = ours;
        this.password = password;
    }

    /** Every access token given out so far has run out. */
    void expireAll() {
        expired.addAll(access);
        access.clear();
    }

    /** The app password is withdrawn, and every session with it. */
    void revoke() {
        access.clear();
        refresh.clear();
        password = null;
    }

    void restore(String again) {
        password = again;
    }

    Answer create(Call call) {
        JsonNode body = Json.read(call.body());
        String identifier = body.path("identifier").asText();
        boolean known = identifier.equals(ours.handle()) || identifier.equals(ours.did());
        if (!known || !body.path("password").asText().equals(password)) {
            throw new Refusal(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        return session();
    }

    /** A refresh token holds once. */
    Answer renew(Call call) {
        String token = token(call);
        if (!refresh.remove(token)) {
            throw new Refusal(400, "ExpiredToken", "Token has been revoked");
        }
        return session();
    }

    void check(Call call) {
        String token = token(call);
        if (expired.contains(token)) {
            throw new Refusal(400, "ExpiredToken", "Token has expired");
        }
        if (!access.contains(token)) {
            throw new Refusal(400, "InvalidToken", "Token could not be verified");
        }
    }

    private static String token(Call call) {
        String header = call.header("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            throw new Refusal(401, "AuthMissing", "Authentication Required");
        }
        return header.substring("Bearer ".length());
    }

    private Answer session() {
        int number = given.incrementAndGet();
        String accessToken =
                "access-" + number + "-" + Cid.letters("access" + number).substring(0, 20);
        String refreshToken =
                "refresh-" + number + "-" + Cid.letters("refresh" + number).substring(0, 20);
        access.add(accessToken);
        refresh.add(refreshToken);
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("accessJwt", accessToken);
        session.put("refreshJwt", refreshToken);
        session.put("handle", ours.handle());
        session.put("did", ours.did());
        session.put("active", true);
        return Answer.json(200, session);
    }
}
