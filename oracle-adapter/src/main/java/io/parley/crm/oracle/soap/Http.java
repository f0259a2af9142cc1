package io.parley.crm.oracle.soap;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The pod over HTTP. Follows no redirect, since a password must not go elsewhere; holds no answer without end, and waits
 * for none without end either, however slowly it drips.
 */
final class Http {

    /** A page of 100 service requests with a description of 2,000 characters each, of four bytes each, is below 1 MB. */
    static final int LARGEST = 16 * 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    Http(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * An answer, whatever its status.
     *
     * @param cookies what it wants to be remembered by
     * @param after the wait that it asks for; null when it asks for none
     */
    record Answer(
            int status,
            byte[] body,
            List<String> cookies,
            @Nullable Duration after) {}

    /** No answer came. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean sent;

        NoAnswer(String why, boolean sent) {
            super(why);
            this.sent = sent;
        }

        /** Whether the request may have reached the service, so that nobody knows what became of it. */
        boolean sent() {
            return sent;
        }
    }

    Answer get(String url, Map<String, String> headers) throws NoAnswer {
        return send(url, headers, builder -> builder.GET());
    }

    Answer post(String url, Map<String, String> headers, String body) throws NoAnswer {
        return send(url, headers, builder -> builder.POST(BodyPublishers.ofString(body)));
    }

    private Answer send(
            String url, Map<String, String> headers, java.util.function.Consumer<HttpRequest.Builder> method)
            throws NoAnswer {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
        headers.forEach(request::header);
        method.accept(request);
        Capped body = new Capped(LARGEST);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), head -> BodySubscribers.fromSubscriber(body, Capped::bytes));
        body.tooLarge().thenRun(() -> answer.completeExceptionally(new Capped.TooLarge()));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().allValues("Set-Cookie"),
                    after(response));
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new NoAnswer("gave no answer in time", true);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("was not waited for", true);
        } catch (ExecutionException broken) {
            throw why(broken.getCause() == null ? broken : broken.getCause());
        }
    }

    private static NoAnswer why(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !(root instanceof ConnectException)) {
            root = root.getCause();
        }
        boolean connected = !(cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || root != cause && root instanceof ConnectException);
        if (cause instanceof Capped.TooLarge) {
            return new NoAnswer("answers more than " + LARGEST / (1024 * 1024) + " MB", true);
        }
        return cause instanceof HttpTimeoutException
                ? new NoAnswer("gave no answer in time", connected)
                : new NoAnswer("gave no answer: " + root.getClass().getSimpleName(), connected);
    }

    private static @Nullable Duration after(HttpResponse<?> response) {
        String header = response.headers().firstValue("Retry-After").orElse("");
        return header.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
