package io.parley.console;

import io.parley.health.Lights;
import io.parley.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP port of Parley: the console's pages, health, metrics, what the command line asks, and whatever Camel
 * routes of {@code platform-http} are given to it by {@link #serve}. It starts before Camel and stops after it, so that
 * health can always be asked.
 */
public final class Console implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Console.class);
    private static final int PATIENCE_SECONDS = 10;
    private static final int LONGEST_HOOK = 5 * 1024 * 1024;

    private final Vertx vertx;
    private final Router router;
    private final HttpServer server;

    private Console(Vertx vertx, Router router, HttpServer server) {
        this.vertx = vertx;
        this.router = router;
        this.server = server;
    }

    /**
     * What the console shows and acts on.
     *
     * @param readiness asked at each probe; quick, calls nobody
     * @param remap reads a malformed item anew
     * @param afterAll takes back that a mention was set aside
     * @param bell tells a CRM, by its name, that somebody rang with a secret; whether it was the right one
     * @param redact takes secrets out of a text; everything that is sent goes through it
     */
    public record Parts(
            Store store,
            Lights lights,
            Supplier<Readiness> readiness,
            Metrics metrics,
            Remap remap,
            AfterAll afterAll,
            BiPredicate<String, String> bell,
            UnaryOperator<String> redact,
            InstantSource clock) {}

    /**
     * Starts it; when this returns, it answers.
     *
     * @throws IllegalStateException when it can't listen there; the message says what to do
     */
    public static Console start(ConsoleOptions options, Parts parts) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(16)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            Router router = new ConsoleRoutes(vertx, options, parts).router();
            HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                            .setPort(options.port())
                            .setHost(options.address())
                            .setIdleTimeout(60)
                            .setMaxHeaderSize(16 * 1024))
                    .requestHandler(router);
            await(server.listen());
            log.info("The console listens on http://{}:{}/", options.address(), server.actualPort());
            return new Console(vertx, router, server);
        } catch (IllegalStateException failed) {
            vertx.close();
            throw new IllegalStateException(
                    "The console can't listen on " + options.address() + ':' + options.port() + ": "
                            + failed.getMessage()
                            + ". Choose another console.port or console.address in parley.yaml, or stop what uses it.",
                    failed);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Lets routes of this context that begin with {@code platform-http:} answer on this port. Call it before the routes
     * are added. Their paths must not be those of the console.
     */
    public void serve(CamelContext camel) {
        // Camel looks for the router under its default port, since no HTTP server of its own is there.
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(8080);
        camel.getRegistry().bind(name, new VertxPlatformHttpRouter(null, vertx, router, name) {
            @Override
            public Handler<RoutingContext> bodyHandler() {
                return BodyHandler.create(false).setBodyLimit(LONGEST_HOOK);
            }
        });
    }

    /** Answers what was asked, then stops. */
    @Override
    public void close() {
        try {
            await(server.close());
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within " + PATIENCE_SECONDS + " seconds", late);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ending);
        }
    }
}
