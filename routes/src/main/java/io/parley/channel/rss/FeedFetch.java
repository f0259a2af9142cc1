package io.parley.channel.rss;

import io.parley.channel.ChannelFailure;
import io.parley.channel.rss.FeedAddress.RedirectRefused;
import io.parley.model.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches a document by HTTP unless it is unchanged; limited in size, time and redirects. */
final class FeedFetch {

    static final int LARGEST = 20 * 1024 * 1024;

    private static final int REDIRECTS = 5;
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration longest;

    /** @param longest how long a whole fetch may take */
    FeedFetch(Duration longest) {
        this.longest = longest;
    }

    /**
     * A document.
     *
     * @param address where it was in the end
     * @param charset the one that HTTP told; null when it told none
     */
    record Fetched(byte[] document, URI address, @Nullable String charset, Validators validators) {}

    /**
     * Fetches.
     *
     * @return null when the document is what it was
     * @throws ChannelFailure when the server refuses, in its words
     * @throws IOException when there is no answer, or none within the time
     */
    @Nullable
    Fetched fetch(URI given, Validators before) throws IOException {
        URI address = given;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> answer = send(request(address, before));
            int status = answer.statusCode();
            if (status == 304) {
                return null;
            }
            if (status == 200) {
                return changed(given, address, answer, before);
            }
            String location = answer.headers().firstValue("Location").orElse(null);
            if (status < 300 || status > 399 || location == null) {
                throw refused(address, answer);
            }
            address = follow(given, address, location);
        }
        throw blocked(given, "it redirects more than " + REDIRECTS + " times");
    }

    private static URI follow(URI given, URI from, String location) throws IOException {
        try {
            return FeedAddress.redirected(given, from, location);
        } catch (RedirectRefused refused) {
            throw blocked(given, String.valueOf(refused.getMessage()));
        }
    }

    private static HttpRequest request(URI address, Validators before) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "Parley");
        if (before.etag() != null) {
            request.header("If-None-Match", before.etag());
        }
        if (before.modified() != null) {
            request.header("If-Modified-Since", before.modified());
        }
        return request.GET().build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, told -> new Download(told.statusCode() == 200 ? LARGEST : 64 * 1024));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("it took longer than " + longest.toSeconds() + " seconds", late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Download.TooLarge large) {
                throw blocked(request.uri(), String.valueOf(large.getMessage()));
            }
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static @Nullable Fetched changed(URI given, URI address, HttpResponse<byte[]> answer, Validators before)
            throws IOException {
        byte[] document = answer.body();
        HttpHeaders headers = answer.headers();
        if (headers.firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent()) {
            try {
                document = Download.unpacked(document, LARGEST);
            } catch (Download.TooLarge large) {
                throw blocked(given, String.valueOf(large.getMessage()));
            }
        }
        Validators now = Validators.of(given.toString(), headers, document);
        Matcher charset = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
        return now.sameAs(before)
                ? null
                : new Fetched(document, address, charset.find() ? charset.group(1) : null, now);
    }

    private static ChannelFailure refused(URI address, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 429 || status == 408 || status >= 500) {
            return new ChannelFailure(
                    new Outcome.Retry(address.getHost() + " answered " + status, wait(answer.headers())), null);
        }
        return blocked(address, address.getHost() + " answered " + status);
    }

    private static ChannelFailure blocked(URI address, String reason) {
        return new ChannelFailure(
                new Outcome.Blocked(
                        "The feed can't be read: " + reason,
                        "Open " + shown(address) + " in a browser, and set 'url' to where the feed is.",
                        null),
                null);
    }

    /** The address without what may be a password or token. */
    static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getPath();
    }

    /** Seconds, or a date by the clock of the server itself. */
    private static @Nullable Duration wait(HttpHeaders headers) {
        String after = headers.firstValue("Retry-After").map(String::strip).orElse("");
        if (after.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        try {
            ZonedDateTime now =
                    ZonedDateTime.parse(headers.firstValue("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(now, ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? null : wait;
        } catch (DateTimeException notTold) {
            return null;
        }
    }
}
