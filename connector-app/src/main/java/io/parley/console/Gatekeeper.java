package io.parley.console;

import io.parley.console.Sessions.Session;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who may come in. Neither a password nor what somebody typed as a user's name is ever logged. */
final class Gatekeeper {

    static final String COOKIE = "parley-session";
    private static final String LOGIN_COOKIE = "parley-login";
    private static final Logger log = LoggerFactory.getLogger(Gatekeeper.class);

    private final Users users;
    private final Sessions sessions;
    private final Throttle throttle;
    private final boolean behindProxy;
    private final Seal seal = new Seal();

    Gatekeeper(ConsoleOptions options, InstantSource clock) {
        this.users = new Users(options.users());
        this.sessions = new Sessions(clock);
        this.throttle = new Throttle(clock);
        this.behindProxy = options.behindProxy();
    }

    boolean hasUsers() {
        return !users.none();
    }

    Optional<Session> session(HttpServerRequest request, boolean active) {
        Cookie cookie = request.getCookie(COOKIE);
        return sessions.find(cookie == null ? null : cookie.getValue(), active);
    }

    /** The token for forms of a session. */
    String csrf(Session session) {
        return seal.of("session " + session.id());
    }

    boolean fits(Session session, String csrf) {
        return seal.fits(csrf, "session " + session.id());
    }

    /** The token for the login form, which has no session yet: tied to a cookie of its own. */
    String loginCsrf(HttpServerRequest request) {
        Cookie cookie = request.getCookie(LOGIN_COOKIE);
        String id = cookie == null ? Seal.randomId() : cookie.getValue();
        if (cookie == null) {
            set(request, LOGIN_COOKIE, id);
        }
        return seal.of("login " + id);
    }

    boolean fitsLogin(HttpServerRequest request, String csrf) {
        Cookie cookie = request.getCookie(LOGIN_COOKIE);
        return cookie != null && seal.fits(csrf, "login " + cookie.getValue());
    }

    /** How a try to log in ended: a user, or how long to wait, or neither. */
    record Try(@Nullable String user, Duration pause) {}

    Try tryPassword(String user, String password, String address) {
        List<String> keys = List.of("user " + user, "address " + address);
        Duration wait = throttle.ask(keys);
        if (!wait.isZero()) {
            return new Try(null, wait);
        }
        if (users.fits(user, password)) {
            throttle.right(keys);
            return new Try(user, Duration.ZERO);
        }
        log.warn("A wrong password, or an unknown user, from {}", address);
        return new Try(null, Duration.ZERO);
    }

    /** For the command line: a user and password with each request, throttled like the form. */
    Try tryBasic(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new Try(null, Duration.ZERO);
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new Try(null, Duration.ZERO)
                    : tryPassword(pair.substring(0, colon), pair.substring(colon + 1), address(request));
        } catch (IllegalArgumentException notBase64) {
            return new Try(null, Duration.ZERO);
        }
    }

    void enter(HttpServerRequest request, String user) {
        set(request, COOKIE, sessions.open(user).id());
        log.info("{} logged in to the console", user);
    }

    void leave(HttpServerRequest request, Session session) {
        sessions.close(session.id());
        request.response().removeCookies(COOKIE, true);
        log.info("{} logged out of the console", session.user());
    }

    String address(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        if (forwarded != null && !forwarded.isBlank()) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    private void set(HttpServerRequest request, String name, String value) {
        boolean https =
                request.isSSL() || behindProxy && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        request.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(https)
                        .setSameSite(CookieSameSite.STRICT));
    }
}
