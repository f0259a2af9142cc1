package io.parley.console;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** In and out of the console. */
final class LoginHandlers {

    private final Gatekeeper gatekeeper;

    LoginHandlers(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    Answer form(HttpServerRequest request, Visit visit) {
        if (visit.session() != null) {
            return Answer.goTo("/");
        }
        return show(200, request, visit, null);
    }

    Answer login(HttpServerRequest request, Visit visit) {
        if (!gatekeeper.fitsLogin(request, visit.field(Layout.CSRF))) {
            return show(403, request, visit, "This form was too old. Please try again.");
        }
        Gatekeeper.Try tried = gatekeeper.tryPassword(visit.field("user"), visit.field("password"), visit.address());
        if (!tried.pause().isZero()) {
            return show(429, request, visit, tooMany(tried.pause()))
                    .with("Retry-After", String.valueOf(tried.pause().toSeconds() + 1));
        }
        if (tried.user() == null) {
            return show(401, request, visit, "User or password is wrong.");
        }
        gatekeeper.enter(request, tried.user());
        return Answer.goTo(next(visit));
    }

    Answer logout(HttpServerRequest request, Visit visit) {
        if (visit.session() != null) {
            gatekeeper.leave(request, visit.session());
        }
        return Answer.goTo("/login");
    }

    static String tooMany(Duration wait) {
        return "Too many wrong tries. Please wait " + Words.length(wait.plusSeconds(1)) + ", then try again.";
    }

    private Answer show(
            int status, HttpServerRequest request, Visit visit, @org.jspecify.annotations.Nullable String wrong) {
        return Answer.page(status, LoginPage.show(gatekeeper.loginCsrf(request), next(visit), wrong));
    }

    /** Where they wanted to go; never away from the console. */
    private static String next(Visit visit) {
        String wanted = visit.form().contains("next")
                ? visit.field("next")
                : visit.query().get("next");
        boolean ours = wanted != null && wanted.matches("/(dead-letters(/\\d+)?|mentions/\\d+)?(\\?before=\\d+)?");
        return ours ? wanted : "/";
    }
}
