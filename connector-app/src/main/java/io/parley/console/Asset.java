package io.parley.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A file that pages load: read once, and sent again only when it changed. */
record Asset(String name, String contentType, Buffer content, String tag) {

    static final List<Asset> ALL = List.of(
            read("console.css", "text/css; charset=utf-8"),
            read("console.js", "text/javascript; charset=utf-8"),
            read("parley.svg", "image/svg+xml"));

    void send(RoutingContext ctx) {
        Responses.protect(ctx.response());
        ctx.response()
                .putHeader("Content-Type", contentType)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", tag);
        if (tag.equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response().end(content);
        }
    }

    private static Asset read(String name, String contentType) {
        try (InputStream stream = Asset.class.getResourceAsStream("/console/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("console/" + name + " is missing from the jar");
            }
            byte[] bytes = stream.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(
                    name,
                    contentType,
                    Buffer.buffer(bytes),
                    '"' + HexFormat.of().formatHex(hash, 0, 8) + '"');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
