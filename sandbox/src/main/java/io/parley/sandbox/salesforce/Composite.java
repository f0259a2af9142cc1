package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** /composite: up to 25 requests in one, later ones may quote earlier ones as @{ref.id}. */
final class Composite {

    private static final int LIMIT = 25;
    private static final int LARGE_LIMIT = 5;
    private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])+)}");
    private static final Set<String> RESOURCES = Set.of("sobjects", "query", "queryAll");
    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final List<String> INHERITED = List.of("Accept", "Authorization", "Content-Type");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Org org;
    private final Function<Request, Result> api;

    Composite(Org org, Function<Request, Result> api) {
        this.org = org;
        this.api = api;
    }

    /** Carries the results out of a transaction that is undone. */
    private static final class Undone extends RuntimeException {
        Undone() {
            super(null, null, false, false);
        }
    }

    Result answer(Request request) {
        JsonNode body = request.json();
        JsonNode parts = body.path("compositeRequest");
        check(parts);
        boolean allOrNone = body.path("allOrNone").asBoolean();
        Map<String, Result> results = new LinkedHashMap<>();
        if (!allOrNone) {
            run(request, parts, results, allOrNone);
            return answer(results);
        }
        try {
            org.write(request.userId(), work -> {
                run(request, parts, results, allOrNone);
                if (results.values().stream().anyMatch(Composite::failed)) {
                    throw new Undone();
                }
                return results;
            });
        } catch (Undone undone) {
            results.replaceAll((ref, result) -> failed(result) ? result : halted());
        }
        return answer(results);
    }

    private static void check(JsonNode parts) {
        long large = 0;
        Set<String> references = new HashSet<>();
        for (JsonNode part : parts) {
            String url = part.path("url").asText();
            large += url.contains("/query") || url.contains("/composite/sobjects") ? 1 : 0;
            String reference = part.path("referenceId").asText();
            if (!reference.matches("\\w+") || !references.add(reference)) {
                throw Problem.of(400, "INVALID_INPUT", "referenceId must be given and unique: '" + reference + "'");
            }
            if (!METHODS.contains(part.path("method").asText())) {
                throw Problem.of(400, "INVALID_INPUT", "method must be one of " + METHODS);
            }
            for (String inherited : INHERITED) {
                if (header(part, inherited) != null) {
                    throw Problem.of(400, "INVALID_INPUT", "A subrequest can't have the header " + inherited);
                }
            }
        }
        if (parts.isEmpty() || parts.size() > LIMIT || large > LARGE_LIMIT) {
            throw Problem.of(
                    400,
                    "LIMIT_EXCEEDED",
                    "A composite request has 1 to " + LIMIT + " subrequests, at most " + LARGE_LIMIT
                            + " of them collections or queries");
        }
    }

    private void run(Request request, JsonNode parts, Map<String, Result> results, boolean allOrNone) {
        for (JsonNode part : parts) {
            results.put(part.path("referenceId").asText(), one(request, part, results, allOrNone));
        }
    }

    private Result one(Request request, JsonNode part, Map<String, Result> results, boolean allOrNone) {
        try {
            String url = resolve(part.path("url").asText(), results, false);
            String body = part.has("body") ? resolve(Json.write(inner(part, allOrNone)), results, true) : "";
            Call call = Call.of(part.path("method").asText(), url, name -> header(part, name), body);
            List<String> path = call.parts();
            if (path.size() < 4 || !path.get(0).equals("services") || !supported(path)) {
                throw Problem.of(400, "INVALID_INPUT", "The url of a subrequest must be a resource: " + url);
            }
            return api.apply(new Request(
                    call, path.subList(3, path.size()), request.version(), request.userId(), request.trap()));
        } catch (Problem problem) {
            return Result.of(problem);
        }
    }

    /** What the request around it says about all or none overrides what a collection says. */
    private static JsonNode inner(JsonNode part, boolean allOrNone) {
        JsonNode body = part.get("body");
        if (!allOrNone || !(body instanceof ObjectNode object) || !object.has("records")) {
            return body;
        }
        return object.deepCopy().put("allOrNone", true);
    }

    private static boolean failed(Result result) {
        JsonNode body = Json.MAPPER.valueToTree(result.body());
        return result.failed()
                || (body.isArray() && body.findValues("success").stream().anyMatch(success -> !success.asBoolean()));
    }

    /** Records, queries and collections; a composite request in a composite request is none of them. */
    private static boolean supported(List<String> path) {
        return RESOURCES.contains(path.get(3))
                || (path.size() > 4
                        && path.get(3).equals("composite")
                        && path.get(4).equals("sobjects"));
    }

    /** A part has its own headers: nothing of the request around it counts for it. */
    private static @Nullable String header(JsonNode part, String name) {
        JsonNode headers = part.path("httpHeaders");
        for (Iterator<String> names = headers.fieldNames(); names.hasNext(); ) {
            String given = names.next();
            if (given.equalsIgnoreCase(name)) {
                return headers.path(given).asText();
            }
        }
        return null;
    }

    private static String resolve(String text, Map<String, Result> results, boolean inJson) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            Result earlier = results.get(found.group(1));
            JsonNode value = earlier == null || earlier.failed() ? null : follow(earlier, found.group(2));
            if (value == null || value.isMissingNode()) {
                throw Problem.of(
                        400,
                        "PROCESSING_HALTED",
                        "Invalid reference specified. No value for " + found.group(1) + found.group(2) + " found in "
                                + found.group(1));
            }
            String plain = value.asText();
            String quoted = Json.write(plain);
            return Matcher.quoteReplacement(inJson ? quoted.substring(1, quoted.length() - 1) : plain);
        });
    }

    private static @Nullable JsonNode follow(Result result, String path) {
        JsonNode at = Json.MAPPER.valueToTree(result.body());
        Matcher step = STEP.matcher(path);
        while (step.find() && at != null) {
            at = step.group(1) != null ? at.path(step.group(1)) : at.path(Integer.parseInt(step.group(2)));
        }
        return at;
    }

    private static Result halted() {
        return Result.of(Problem.of(
                400,
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed."));
    }

    private static Result answer(Map<String, Result> results) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        results.forEach((reference, result) -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("body", result.body());
            one.put("httpHeaders", result.headers());
            one.put("httpStatusCode", result.status());
            one.put("referenceId", reference);
            all.add(one);
        });
        return Result.ok(Map.of("compositeResponse", all));
    }
}
