package io.parley.crm.oracle.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer up to a limit: then the connection is given up, and the rest is never read. */
final class Capped implements Subscriber<List<ByteBuffer>> {

    private final int most;
    private final CompletableFuture<Void> tooLarge = new CompletableFuture<>();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription source;

    Capped(int most) {
        this.most = most;
    }

    /** There was more than the limit. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Done as soon as there is more than the limit. */
    CompletableFuture<Void> tooLarge() {
        return tooLarge;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        Subscription from = source;
        if (from == null || tooLarge.isDone()) {
            return;
        }
        for (ByteBuffer part : parts) {
            if (bytes.size() + part.remaining() > most) {
                from.cancel();
                bytes = new ByteArrayOutputStream(0);
                tooLarge.complete(null);
                return;
            }
            byte[] piece = new byte[part.remaining()];
            part.get(piece);
            bytes.writeBytes(piece);
        }
        from.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        // The answer as a whole fails with it.
    }

    @Override
    public void onComplete() {
        // The bytes are taken from here.
    }
}
