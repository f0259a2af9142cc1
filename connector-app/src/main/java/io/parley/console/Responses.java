package io.parley.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Sends answers, with the headers that keep browsers safe. */
final class Responses {

    /** Scripts and styles come from files of ours alone, and nobody may frame a page or send its forms elsewhere. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String REDACT = "redact";

    private Responses() {}

    /** Takes secrets out of every answer, wherever in it they may turn up. */
    static void redact(Router router, UnaryOperator<String> redact) {
        router.route().order(Integer.MIN_VALUE).handler(ctx -> {
            ctx.put(REDACT, redact);
            ctx.next();
        });
    }

    static void send(RoutingContext ctx, Answer answer) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        protect(response);
        response.putHeader("Cache-Control", "no-store").putHeader("Content-Type", answer.contentType());
        answer.headers().forEach(response::putHeader);
        UnaryOperator<String> redact = ctx.get(REDACT, UnaryOperator.identity());
        response.setStatusCode(answer.status()).end(redact.apply(answer.body()));
    }

    static void protect(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
