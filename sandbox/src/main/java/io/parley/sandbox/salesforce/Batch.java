package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** /composite/batch: up to 25 requests that know nothing of one another; each counts as a call and commits by itself. */
final class Batch {

    private static final int LIMIT = 25;
    private static final Pattern URL = Pattern.compile("/?v(\\d{2,3})\\.0/(.+)");

    private final Function<Request, Result> api;
    private final IntConsumer calls;

    /** @param calls told how many calls the requests of a batch cost */
    Batch(Function<Request, Result> api, IntConsumer calls) {
        this.api = api;
        this.calls = calls;
    }

    Result answer(Request request) {
        JsonNode body = request.json();
        JsonNode parts = body.path("batchRequests");
        if (parts.isEmpty() || parts.size() > LIMIT) {
            throw Problem.of(400, "LIMIT_EXCEEDED", "A batch has 1 to " + LIMIT + " requests");
        }
        List<Request> all = new ArrayList<>();
        parts.forEach(part -> all.add(read(request, part)));
        calls.accept(all.size());
        boolean halts = body.path("haltOnError").asBoolean();
        List<Map<String, @Nullable Object>> results = new ArrayList<>();
        boolean failed = false;
        for (Request part : all) {
            Result result = failed && halts ? halted() : run(part);
            failed |= result.status() >= 400;
            results.add(told(result));
        }
        return Result.ok(Map.of("hasErrors", failed, "results", results));
    }

    private static Request read(Request request, JsonNode part) {
        Matcher url = URL.matcher(part.path("url").asText());
        String method = part.path("method").asText();
        if (!url.matches() || !List.of("GET", "POST", "PATCH", "DELETE").contains(method)) {
            throw Problem.of(
                    400, "INVALID_INPUT", "A request of a batch needs a method and a url such as v62.0/limits");
        }
        String path = "/services/data/v" + url.group(1) + ".0/" + url.group(2);
        String body = part.has("richInput") ? Json.write(part.get("richInput")) : "";
        Call call = Call.of(method, path, request.call()::header, body);
        List<String> resource = call.parts().subList(3, call.parts().size());
        return new Request(call, resource, Integer.parseInt(url.group(1)), request.userId(), request.trap());
    }

    private Result run(Request part) {
        try {
            if (part.part(0).equals("composite")) {
                throw Problem.of(400, "INVALID_INPUT", "A batch takes no composite resources");
            }
            return api.apply(part);
        } catch (Problem problem) {
            return Result.of(problem);
        }
    }

    private static Result halted() {
        return Result.of(Problem.of(
                412,
                "BATCH_PROCESSING_HALTED",
                "Batch processing was halted by a prior error in the batch and this request was not processed."));
    }

    private static Map<String, @Nullable Object> told(Result result) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("statusCode", result.status());
        told.put("result", result.body());
        return told;
    }
}
