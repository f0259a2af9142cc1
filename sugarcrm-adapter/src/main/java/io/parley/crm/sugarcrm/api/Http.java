package io.parley.crm.sugarcrm.api;

import io.parley.crm.CrmFailure;
import io.parley.model.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One server over HTTP. Follows no redirect, since a token must not go elsewhere, and holds no answer without end. */
public final class Http {

    private static final int LARGEST = 32 * 1024 * 1024;

    private final HttpClient client;
    private final Access access;

    public Http(Access access) {
        this.access = access;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(access.timeout())
                .build();
    }

    /**
     * An answer, whatever its status.
     *
     * @param after the wait that the server asks for; null when it asks for none
     */
    public record Answer(int status, String body, @Nullable Duration after) {}

    /**
     * Sends a request.
     *
     * @param path with its query, from the server's address on
     * @throws CrmFailure to be retried, when no answer came: whether the server did what was asked is not known
     */
    public Answer send(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + path))
                .timeout(access.timeout())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                return new Answer(response.statusCode(), text(stream), after(response));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw retry("was not waited for", stopped);
        } catch (IOException broken) {
            throw retry("gave no answer: " + broken.getClass().getSimpleName(), broken);
        }
    }

    /** Whether it failed because no answer came in time. */
    public static boolean timedOut(CrmFailure failure) {
        return failure.getCause() instanceof HttpTimeoutException;
    }

    private CrmFailure retry(String what, Exception cause) {
        return new CrmFailure(new Outcome.Retry(access.url() + " " + what, null), cause);
    }

    private static String text(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("an answer of more than " + LARGEST + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable Duration after(HttpResponse<?> response) {
        String header = response.headers().firstValue("Retry-After").orElse("");
        return header.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
