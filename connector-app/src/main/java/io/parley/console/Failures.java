package io.parley.console;

import io.parley.store.StoreFailure;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What stands there when something went wrong: a sentence, never a stack trace. */
final class Failures {

    private Failures() {}

    static void handle(Router router) {
        router.errorHandler(404, ctx -> sorry(ctx, 404, "There is no such page."));
        router.errorHandler(405, ctx -> sorry(ctx, 405, "This address can't be used like that."));
        router.errorHandler(413, ctx -> sorry(ctx, 413, "That was too much to send."));
        router.errorHandler(400, ctx -> sorry(ctx, 400, "Parley could not read this request."));
        router.errorHandler(500, Failures::failed);
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof StoreFailure) {
            sorry(ctx, 503, "The store can't be reached now. The traffic lights on the overview say more.");
        } else {
            sorry(ctx, 500, "Something went wrong in Parley itself; its log says more.");
        }
    }

    /** People get a page, programs a line. */
    private static void sorry(RoutingContext ctx, int status, String sentence) {
        String path = ctx.normalizedPath();
        if (path.startsWith("/api/")) {
            Responses.send(ctx, Api.error(status, sentence));
        } else if (path.startsWith("/hooks/") || path.startsWith("/fragments/")) {
            Responses.send(ctx, Answer.text(status, sentence));
        } else {
            Responses.send(ctx, Answer.page(status, LoginPage.sorry(status, sentence)));
        }
    }
}
