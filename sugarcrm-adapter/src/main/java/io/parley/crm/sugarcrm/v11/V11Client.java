package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks one Sugar instance, one thing at a time or many in one call. Logs in by itself, and again when it must. */
final class V11Client implements AutoCloseable {

    private final Access access;
    private final Http http;
    private final Versions versions;
    private final Login login;
    private final ExecutorService workers;
    private final int chunk;

    /** @param chunk how many requests go in one call; Sugar does them one after the other, within one time-out */
    V11Client(Access access, LongSupplier nanos, int chunk) {
        this.access = access;
        this.http = new Http(access);
        this.versions = new Versions(http, access);
        this.login = new Login(http, access, versions, nanos);
        this.chunk = chunk;
        this.workers = Executors.newFixedThreadPool(access.parallel(), work -> {
            Thread thread = new Thread(work, "sugar");
            thread.setDaemon(true);
            return thread;
        });
    }

    Access access() {
        return access;
    }

    /**
     * What is answered to something that must work.
     *
     * @throws CrmFailure when it does not
     */
    JsonNode ask(String what, Request request) {
        Answer answer = send(request);
        if (!answer.isGood()) {
            throw new CrmFailure(V11Errors.of(access, what, answer, Set.of()), null);
        }
        return answer.body();
    }

    /**
     * Sends what is no JSON.
     *
     * @throws CrmFailure when it does not work
     */
    void put(String what, String path, String content) {
        String token = login.token();
        Answer answer = putOnce(path, content, token);
        if (answer.status() == 401) {
            answer = putOnce(path, content, login.renew(token));
        }
        if (!answer.isGood()) {
            throw new CrmFailure(V11Errors.of(access, what, answer, Set.of()), null);
        }
    }

    private Answer putOnce(String path, String content, String token) {
        Map<String, String> headers = Map.of("OAuth-Token", token, "Content-Type", "application/octet-stream");
        return Answer.of(http.send("PUT", "/rest/v" + versions.version() + path, headers, content));
    }

    /** What is answered, whatever it is; a session that ended is renewed, and a version that is gone found anew, once. */
    Answer send(Request request) {
        String token = login.token();
        Answer answer = send(request, token);
        if (answer.error().equals("incorrect_version")) {
            versions.forget();
            answer = send(request, token);
        }
        if (answer.status() == 401) {
            answer = send(request, login.renew(token));
        }
        return answer;
    }

    private Answer send(Request request, String token) {
        Map<String, String> headers = new HashMap<>(Map.of("OAuth-Token", token));
        if (request.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        String path = "/rest/v" + versions.version() + request.path();
        return Answer.of(http.send(request.method(), path, headers, text(request.body())));
    }

    private static @Nullable String text(@Nullable JsonNode body) {
        return body == null ? null : body.toString();
    }

    /** How one of many ended: with an answer, or without one. */
    sealed interface End {}

    record Answered(Answer answer) implements End {}

    /** The call in which it went failed as a whole; whether it was done is not known. */
    record Lost(Outcome.Failure outcome) implements End {}

    /** Sends many, some in one call and some calls at once; one end for each, in the same order. */
    List<End> sendAll(List<Request> requests) {
        List<Future<List<End>>> calls = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += chunk) {
            List<Request> some = requests.subList(from, Math.min(from + chunk, requests.size()));
            calls.add(workers.submit(() -> together(some)));
        }
        List<End> ends = new ArrayList<>();
        for (Future<List<End>> call : calls) {
            ends.addAll(wait(call));
        }
        return ends;
    }

    private static List<End> wait(Future<List<End>> call) {
        try {
            return call.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CrmFailure(new Outcome.Retry("Sugar was not waited for", null), stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private List<End> together(List<Request> some) {
        try {
            if (some.size() == 1) {
                return List.of(new Answered(send(some.get(0))));
            }
            return ends(some.size(), send(Request.post("/bulk", bulk(some))));
        } catch (CrmFailure failure) {
            return Collections.nCopies(some.size(), new Lost(failure.outcome()));
        }
    }

    private ObjectNode bulk(List<Request> some) {
        ObjectNode bulk = Json.mapper().createObjectNode();
        ArrayNode requests = bulk.putArray("requests");
        for (Request each : some) {
            ObjectNode request = requests.addObject()
                    .put("url", "/v" + versions.version() + each.path())
                    .put("method", each.method());
            if (each.body() != null) {
                request.put("data", each.body().toString());
            }
        }
        return bulk;
    }

    private List<End> ends(int size, Answer whole) {
        if (!whole.isGood() || whole.body().size() != size) {
            Outcome.Failure failure = V11Errors.of(access, "a bulk request", whole, Set.of());
            return Collections.nCopies(size, new Lost(failure));
        }
        List<End> ends = new ArrayList<>();
        for (JsonNode one : whole.body()) {
            ends.add(new Answered(new Answer(one.path("status").asInt(), one.path("contents"), null)));
        }
        return ends;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
