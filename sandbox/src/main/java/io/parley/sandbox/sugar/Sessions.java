package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Logins: one session for each user and platform, so that a second login ends the first. */
final class Sessions {

    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofDays(14);
    private static final Set<String> ARGUMENTS = Set.of(
            "grant_type",
            "client_id",
            "client_secret",
            "username",
            "password",
            "platform",
            "refresh_token",
            "current_language",
            "client_info");

    private final List<User> users;
    private final Clock clock;
    private final Set<String> platforms = ConcurrentHashMap.newKeySet();
    private final Map<String, Session> byUserAndPlatform = new ConcurrentHashMap<>();
    private volatile boolean unknownPlatforms;

    private record Session(
            User user, String platform, String access, String refresh, Instant accessEnds, Instant refreshEnds) {}

    Sessions(List<User> users, Clock clock, Set<String> platforms) {
        this.users = users;
        this.clock = clock;
        this.platforms.addAll(Set.of("base", "mobile", "portal"));
        this.platforms.addAll(platforms);
    }

    void register(String platform) {
        platforms.add(platform);
    }

    void allowUnknownPlatforms() {
        unknownPlatforms = true;
    }

    /** Ends every access token; refresh tokens go on. */
    void expire() {
        byUserAndPlatform.replaceAll((key, old) -> new Session(
                old.user(),
                old.platform(),
                UUID.randomUUID().toString(),
                old.refresh(),
                old.accessEnds(),
                old.refreshEnds()));
    }

    /** Ends everything, as a change of the password does. */
    void forget() {
        byUserAndPlatform.clear();
    }

    /** The user of a token; throws when it is missing or no longer good. */
    User user(@Nullable String token) {
        if (token == null || token.isBlank()) {
            throw Refusal.needLogin("No valid authentication for user.");
        }
        return byUserAndPlatform.values().stream()
                .filter(session -> session.access().equals(token))
                .filter(session -> session.accessEnds().isAfter(clock.instant()))
                .map(Session::user)
                .findFirst()
                .orElseThrow(() -> Refusal.invalidGrant("The access token provided is invalid."));
    }

    /** What /oauth2/token answers. */
    Map<String, Object> token(ObjectNode asked) {
        asked.fieldNames().forEachRemaining(name -> {
            if (!ARGUMENTS.contains(name)) {
                throw Refusal.invalid("Invalid parameter: " + name);
            }
        });
        if (!asked.path("client_id").asText().equals("sugar")
                || !asked.path("client_secret").asText().isEmpty()) {
            throw Refusal.of(400, "invalid_client", "The client credentials are invalid");
        }
        String platform = asked.path("platform").asText("base");
        if (!platform.matches("[a-zA-Z0-9_-]{1,127}") || !(unknownPlatforms || platforms.contains(platform))) {
            throw Refusal.invalid("The specified platform is not a valid platform: " + platform);
        }
        return switch (asked.path("grant_type").asText()) {
            case "password" -> open(byPassword(asked), platform);
            case "refresh_token" -> open(byRefresh(asked, platform), platform);
            default -> throw Refusal.of(400, "unsupported_grant_type", "Unsupported grant type");
        };
    }

    private User byPassword(ObjectNode asked) {
        return users.stream()
                .filter(user -> user.name().equals(asked.path("username").asText()))
                .filter(user -> user.password().equals(asked.path("password").asText()))
                .findFirst()
                .orElseThrow(() -> Refusal.needLogin("You must specify a valid username and password."));
    }

    private User byRefresh(ObjectNode asked, String platform) {
        return byUserAndPlatform.values().stream()
                .filter(session ->
                        session.refresh().equals(asked.path("refresh_token").asText()))
                .filter(session -> session.platform().equals(platform))
                .filter(session -> session.refreshEnds().isAfter(clock.instant()))
                .map(Session::user)
                .findFirst()
                .orElseThrow(() -> Refusal.invalidGrant("Invalid refresh token"));
    }

    private Map<String, Object> open(User user, String platform) {
        Instant now = clock.instant();
        Session session = new Session(
                user,
                platform,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                now.plus(ACCESS),
                now.plus(REFRESH));
        byUserAndPlatform.put(user.id() + " " + platform, session);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", session.access());
        answer.put("expires_in", ACCESS.toSeconds());
        answer.put("token_type", "bearer");
        answer.put("scope", null);
        answer.put("refresh_token", session.refresh());
        answer.put("refresh_expires_in", REFRESH.toSeconds());
        answer.put("download_token", UUID.randomUUID().toString());
        return answer;
    }

    /** The tokens that are good now. */
    List<String> tokens() {
        return byUserAndPlatform.values().stream()
                .map(Session::access)
                .filter(Objects::nonNull)
                .toList();
    }
}
