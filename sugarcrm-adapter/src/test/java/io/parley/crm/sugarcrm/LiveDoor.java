package io.parley.crm.sugarcrm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the adapter and a real server: hands all on, moves the adapter's ids to a space of the test's own, and
 * makes trouble when it is ordered.
 */
final class LiveDoor implements AutoCloseable {

    private static final Set<String> HEADERS =
            Set.of("authorization", "content-type", "accept", "cookie", "x-requested-with");
    private static final Set<String> ANSWERED = Set.of("content-type", "retry-after", "location", "set-cookie");

    private final String target;
    private final LiveSpace space;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong logins = new AtomicLong();

    /** A call as the adapter sent it. */
    record Call(String method, String path, String body) {
        boolean login() {
            return path.endsWith("/access_token") || body.contains("method=login");
        }
    }

    /** Which calls something happens to. */
    interface Meant {
        boolean is(Call call);
    }

    /** What happens. */
    enum Deed {
        CUT,
        SAVE_THEN_CUT,
        HOLD,
        ANSWER
    }

    private record Rule(Meant meant, Deed deed, @Nullable Reply reply, AtomicInteger left) {}

    /** An answer in the server's place. */
    record Reply(int status, String type, String body, Map<String, List<String>> headers) {}

    LiveDoor(String target, LiveSpace space) {
        this.target = target;
        this.space = space;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long calls() {
        return calls.get();
    }

    long logins() {
        return logins.get();
    }

    void order(int times, Meant meant, Deed deed, @Nullable Reply reply) {
        rules.add(new Rule(meant, deed, reply, new AtomicInteger(times)));
    }

    void endSessions() {
        ended.addAll(tokens);
    }

    void mend() {
        rules.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Call call = new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), LiveForm.read(body));
            calls.incrementAndGet();
            if (call.login()) {
                logins.incrementAndGet();
            }
            Rule rule = struck(call);
            if (rule != null && rule.deed() == Deed.CUT) {
                return;
            }
            if (rule != null && rule.reply() != null) {
                send(exchange, rule.reply());
                return;
            }
            String session = LiveForm.session(call.body());
            String token =
                    session != null ? session : exchange.getRequestHeaders().getFirst("Authorization");
            if (token != null && ended.contains(token)) {
                send(exchange, session != null ? LiveReplies.NO_SESSION : LiveReplies.DENIED);
                return;
            }
            Reply reply = forward(exchange, call.path(), body);
            if (token != null) {
                tokens.add(token);
            }
            if (rule != null && rule.deed() == Deed.HOLD) {
                hold();
            }
            if (rule == null || rule.deed() != Deed.SAVE_THEN_CUT) {
                send(exchange, reply);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() throws InterruptedException {
        // Nobody counts it down: the answer comes when it is too late.
        new CountDownLatch(1).await(LiveSuiteLab.PATIENCE.multipliedBy(4).toSeconds(), TimeUnit.SECONDS);
    }

    private @Nullable Rule struck(Call call) {
        for (Rule rule : rules) {
            if (rule.meant().is(call) && rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return rule;
            }
        }
        return null;
    }

    private Reply forward(HttpExchange exchange, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + space.out(path)))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(LiveForm.moved(body, space)));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, List<String>> headers = new ConcurrentHashMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (ANSWERED.contains(name.toLowerCase(java.util.Locale.ROOT)) && !name.equalsIgnoreCase("content-type")) {
                headers.put(
                        name,
                        values.stream()
                                .map(value -> space.in(value).replace(target, url()))
                                .toList());
            }
        });
        String type = answer.headers().firstValue("content-type").orElse("text/plain");
        return new Reply(answer.statusCode(), type, space.in(answer.body()), headers);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
