package io.parley.console;

import io.parley.console.Sessions.Session;
import io.parley.store.StoreFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path leads where, and what is asked of a visitor before. */
final class ConsoleRoutes {

    private static final Logger log = LoggerFactory.getLogger(ConsoleRoutes.class);
    private static final int LONGEST_FORM = 64 * 1024;
    private static final long PROBE_MILLIS = 3_000;
    private static final String CONFIGURE =
            "No users are configured. Add console.users to parley.yaml and start Parley again.";

    private final Vertx vertx;
    private final Console.Parts parts;
    private final Gatekeeper gatekeeper;
    private final Figures figures;
    private final Router router;

    ConsoleRoutes(Vertx vertx, ConsoleOptions options, Console.Parts parts) {
        this.vertx = vertx;
        this.parts = parts;
        this.gatekeeper = new Gatekeeper(options, parts.clock());
        this.figures = new Figures(parts.store().overview(), parts.clock());
        this.router = Router.router(vertx);
    }

    Router router() {
        Failures.handle(router);
        Responses.redact(router, parts.redact());
        machines();
        assets();
        people();
        commandLine();
        return router;
    }

    private void machines() {
        Probes probes = new Probes(parts.readiness(), figures);
        get("/health/live").handler(ctx -> Responses.send(ctx, probes.live()));
        get("/health/ready").handler(ctx -> ready(ctx, probes));
        get("/metrics")
                .handler(ctx ->
                        answer(ctx, () -> Answer.text(200, parts.metrics().scrape(figures, parts.lights()))
                                .as("text/plain; version=0.0.4; charset=utf-8")));
        // Without a handler for its body: what a CRM sends there is never read.
        router.post("/hooks/crms/:crm").handler(this::bell);
    }

    /** Nobody learns from the answer whether it was the name or the secret that was wrong. */
    private void bell(RoutingContext ctx) {
        String secret = ctx.request().getHeader("X-Parley-Secret");
        List<String> inAddress = ctx.queryParam("secret");
        String given = secret != null ? secret : inAddress.isEmpty() ? "" : inAddress.get(0);
        boolean known = parts.bell().test(ctx.pathParam("crm"), given);
        Responses.send(ctx, known ? Answer.text(200, "Thank you.") : Answer.text(404, "There is no such bell."));
    }

    /** A store that hangs must not make the probe hang. */
    private void ready(RoutingContext ctx, Probes probes) {
        AtomicBoolean answered = new AtomicBoolean();
        long timer = vertx.setTimer(PROBE_MILLIS, late -> {
            if (answered.compareAndSet(false, true)) {
                Responses.send(ctx, Probes.answer(List.of("The store does not answer.")));
            }
        });
        vertx.executeBlocking(probes::ready, false).onComplete(done -> {
            vertx.cancelTimer(timer);
            if (answered.compareAndSet(false, true)) {
                if (done.succeeded()) {
                    Responses.send(ctx, done.result());
                } else {
                    ctx.fail(done.cause());
                }
            }
        });
    }

    private void assets() {
        for (Asset asset : Asset.ALL) {
            get("/assets/" + asset.name()).handler(asset::send);
        }
    }

    private void people() {
        OverviewPage overview = new OverviewPage(parts.store().overview(), figures, parts.lights());
        MentionPage mention = new MentionPage(parts.store(), parts.afterAll());
        Triage triage = new Triage(parts.store().deadLetters(), parts.remap());
        DeadLetterPages letters = new DeadLetterPages(parts.store().deadLetters(), triage);
        LoginHandlers login = new LoginHandlers(gatekeeper);
        page("/", overview::page);
        page("/mentions/:id", mention::page);
        form("/mentions/:id/open", mention::open);
        page("/dead-letters", letters::list);
        page("/dead-letters/:id", letters::one);
        form("/dead-letters/:id/retry", letters::retry);
        form("/dead-letters/:id/discard", letters::discard);
        get("/fragments/overview").handler(ctx -> fragment(ctx, overview::fragment));
        get("/login").handler(ctx -> withUsers(ctx, session(ctx, true), visit -> login.form(ctx.request(), visit)));
        post("/login").handler(ctx -> withUsers(ctx, null, visit -> login.login(ctx.request(), visit)));
        form("/logout", (request, visit) -> login.logout(request, visit));
    }

    private void commandLine() {
        Api api = new Api(parts.store(), new Triage(parts.store().deadLetters(), parts.remap()));
        get("/api/dead-letters").handler(ctx -> basic(ctx, api::list));
        get("/api/dead-letters/:id").handler(ctx -> basic(ctx, api::show));
        post("/api/dead-letters/:id/retry").handler(ctx -> basic(ctx, api::retry));
        post("/api/dead-letters/:id/discard").handler(ctx -> basic(ctx, api::discard));
        post("/api/forget").handler(ctx -> basic(ctx, api::forget));
    }

    /** Something that answers a visit. */
    private interface WithRequest {
        Answer answer(HttpServerRequest request, Visit visit);
    }

    private void page(String path, Function<Visit, Answer> page) {
        get(path).handler(ctx -> {
            Session session = session(ctx, true);
            if (session == null && gatekeeper.hasUsers()) {
                Responses.send(
                        ctx,
                        Answer.goTo(
                                "/login?next=" + Responses.encode(ctx.request().uri())));
            } else {
                withUsers(ctx, session, page);
            }
        });
    }

    /** A page that asks for itself: it keeps nobody logged in, and a redirect would be of no use to it. */
    private void fragment(RoutingContext ctx, Function<Visit, Answer> page) {
        Session session = session(ctx, false);
        if (session == null) {
            Responses.send(ctx, Answer.text(401, "Log in again."));
        } else {
            withUsers(ctx, session, page);
        }
    }

    private void form(String path, Function<Visit, Answer> action) {
        form(path, (request, visit) -> action.apply(visit));
    }

    private void form(String path, WithRequest action) {
        post(path).handler(ctx -> {
            Session session = session(ctx, true);
            String token = ctx.request().getFormAttribute(Layout.CSRF);
            if (session == null) {
                Responses.send(ctx, Answer.goTo("/login"));
            } else if (token == null || !gatekeeper.fits(session, token)) {
                Responses.send(
                        ctx,
                        Answer.page(
                                403,
                                LoginPage.sorry(
                                        403,
                                        "This form was too old. Please go back," + " reload the page and try again.")));
            } else {
                withUsers(ctx, session, visit -> action.answer(ctx.request(), visit));
            }
        });
    }

    private void withUsers(RoutingContext ctx, @Nullable Session session, Function<Visit, Answer> page) {
        if (!gatekeeper.hasUsers()) {
            Responses.send(ctx, Answer.page(503, LoginPage.nobody()));
            return;
        }
        Visit visit = visit(ctx, session);
        answer(ctx, () -> page.apply(visit));
    }

    /** JSON bodies only: no page of another site can send one without being asked first. */
    private void basic(RoutingContext ctx, Function<Visit, Answer> action) {
        HttpServerRequest request = ctx.request();
        String type = request.getHeader("Content-Type");
        boolean post = request.method() == HttpMethod.POST;
        if (!gatekeeper.hasUsers()) {
            Responses.send(ctx, Api.error(503, CONFIGURE));
        } else if (post && (type == null || !type.startsWith("application/json"))) {
            Responses.send(ctx, Api.error(415, "Send application/json."));
        } else {
            Gatekeeper.Try tried = gatekeeper.tryBasic(request);
            if (!tried.pause().isZero()) {
                Responses.send(
                        ctx,
                        Api.error(429, LoginHandlers.tooMany(tried.pause()))
                                .with(
                                        "Retry-After",
                                        String.valueOf(tried.pause().toSeconds() + 1)));
            } else if (tried.user() == null) {
                Responses.send(ctx, Api.error(401, "Give a user and password of console.users (HTTP Basic)."));
            } else {
                Visit visit = visit(ctx, Session.of(tried.user(), parts.clock().instant()));
                answer(ctx, () -> action.apply(visit));
            }
        }
    }

    private void answer(RoutingContext ctx, Callable<Answer> work) {
        vertx.executeBlocking(work, false).onComplete(done -> {
            if (done.succeeded()) {
                Responses.send(ctx, done.result());
            } else {
                if (!(done.cause() instanceof StoreFailure)) {
                    log.error("The console could not answer {}", ctx.normalizedPath(), done.cause());
                }
                ctx.fail(done.cause());
            }
        });
    }

    private Visit visit(RoutingContext ctx, @Nullable Session session) {
        String body = ctx.body() == null || ctx.body().asString() == null
                ? ""
                : ctx.body().asString();
        MultiMap form = ctx.request().formAttributes();
        return new Visit(
                ctx.normalizedPath(),
                ctx.pathParams(),
                ctx.queryParams(),
                form,
                body,
                gatekeeper.address(ctx.request()),
                session,
                session == null ? "" : gatekeeper.csrf(session),
                parts.clock().instant());
    }

    private @Nullable Session session(RoutingContext ctx, boolean active) {
        return gatekeeper.session(ctx.request(), active).orElse(null);
    }

    private io.vertx.ext.web.Route get(String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private io.vertx.ext.web.Route post(String path) {
        return router.post(path).handler(BodyHandler.create(false).setBodyLimit(LONGEST_FORM));
    }
}
