package io.parley.crm.sugarcrm.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches pictures and files that people posted. Their addresses are anybody's words, so only places that the admin named
 * are asked, no redirect is followed, and nothing large is taken.
 */
public final class FileClient {

    /** Most bytes of a file. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private final Set<String> origins;
    private final Duration timeout;
    private final HttpClient client;

    /** @param origins such as {@code https://files.mastodon.example}, without a slash at the end */
    public FileClient(Set<String> origins, Duration timeout) {
        this.origins = Set.copyOf(origins);
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** Whether the address leads to a place that the admin named. */
    public boolean takes(String url) {
        return origin(url).filter(origins::contains).isPresent();
    }

    private static Optional<String> origin(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of((uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT));
        } catch (java.net.URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The file at an address; empty when there is none that can be taken.
     *
     * @throws IllegalArgumentException when the address is none that {@link #takes} says yes to
     */
    public Optional<byte[]> fetch(String url) {
        if (!takes(url)) {
            throw new IllegalArgumentException("not a place that the admin named");
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(timeout).GET().build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = response.statusCode() == 200 ? body.readNBytes(LARGEST + 1) : new byte[0];
                return bytes.length == 0 || bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
            }
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
