package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** /services/data: version, session, allowance and faults, then the resource. */
final class Rest {

    private static final int OLDEST = 41;
    private static final int LONGEST_ADDRESS = 16_384;
    private static final Pattern FROM = Pattern.compile("\\bfrom\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    final AtomicInteger allowance;
    final AtomicLong used = new AtomicLong();
    private final Org org;
    private final Tokens tokens;
    private final Faults faults;
    private final Calls calls;
    private final Sobjects sobjects;
    private final Collections collections;
    private final Ingest ingest;
    private final Composite composite;
    private final Batch batch;
    private final Trees trees;
    private final Queries queries;

    Rest(Org org, Tokens tokens, Faults faults, Calls calls, Duplicates duplicates, SalesforceSandbox.Options options) {
        this.org = org;
        this.tokens = tokens;
        this.faults = faults;
        this.calls = calls;
        this.allowance = new AtomicInteger(options.dailyCalls());
        this.sobjects = new Sobjects(org, duplicates);
        this.collections = new Collections(org, duplicates);
        this.ingest = new Ingest(org, duplicates);
        this.composite = new Composite(org, this::resource);
        this.batch = new Batch(this::resource, parts -> used.addAndGet(parts - 1));
        this.trees = new Trees(org, duplicates);
        this.queries = new Queries(org, options.queryPage());
    }

    Answer answer(Call sent) {
        Call call = meant(sent);
        List<String> path = call.parts();
        if (call.length() > LONGEST_ADDRESS) {
            return Answer.of(414, "text/html;charset=UTF-8", "<html><body><h1>URI Too Long</h1></body></html>");
        }
        if (path.size() == 2) {
            return Answer.json(200, versions());
        }
        Matcher version = Pattern.compile("v(\\d{1,3})\\.0").matcher(path.get(2));
        if (!version.matches() || Integer.parseInt(version.group(1)) > org.setup.newest()) {
            return Problem.notFound().answer();
        }
        int number = Integer.parseInt(version.group(1));
        if (number < OLDEST) {
            return Problem.of(410, "UNSUPPORTED_API_VERSION", "API version " + number + ".0 has been retired")
                    .answer();
        }
        return metered(call, path.subList(3, path.size()), number);
    }

    /** HEAD is a GET without a body, and clients that know no PATCH say so in a parameter. */
    private static Call meant(Call call) {
        String other = call.param("_HttpMethod");
        return call.method().equals("HEAD")
                ? call.as("GET")
                : other != null && call.method().equals("POST") ? call.as(other) : call;
    }

    private Answer metered(Call call, List<String> parts, int version) {
        String kind = kind(call.method(), parts);
        calls.add(kind);
        boolean writes = !call.method().equals("GET");
        Faults.Drawn drawn = faults.draw(kind, () -> objects(call, parts), writes);
        if (drawn.has(Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(Kind.SESSION_EXPIRED)) {
            tokens.expire(call.header("Authorization"));
        }
        String user = tokens.user(call.header("Authorization"));
        Answer answer = user == null ? sessionProblem() : inSession(call, parts, version, user, drawn);
        answer = answer.after(drawn.delay())
                .with("Sforce-Limit-Info", "api-usage=" + used.get() + "/" + allowance.get());
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    private Answer inSession(Call call, List<String> parts, int version, String user, Faults.Drawn drawn) {
        if (drawn.has(Kind.UNAVAILABLE)) {
            return Answer.of(503, "text/html;charset=UTF-8", "<html><body><h1>Service Unavailable</h1></body></html>");
        }
        if (!org.setup.api()) {
            return Problem.of(403, "API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner")
                    .answer();
        }
        if (drawn.has(Kind.LIMIT_REACHED) || used.get() >= allowance.get()) {
            return Problem.of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
                    .answer();
        }
        used.incrementAndGet();
        if (drawn.has(Kind.FORBIDDEN)) {
            return Problem.of(403, "INSUFFICIENT_ACCESS", "insufficient access rights on object id")
                    .answer();
        }
        Fault.Kind trap = drawn.has(Kind.ROW_LOCKED) ? Kind.ROW_LOCKED : Kind.ONE_RECORD_REFUSED;
        Request request = new Request(
                call,
                parts,
                version,
                user,
                new Request.Trap(trapped(drawn), drawn.objects().get(trap)));
        try {
            return request.part(0).equals("jobs")
                    ? ingest.answer(request)
                    : resource(request).answer();
        } catch (Problem problem) {
            return problem.answer();
        }
    }

    private static @Nullable Problem trapped(Faults.Drawn drawn) {
        if (drawn.has(Kind.ROW_LOCKED)) {
            return Problem.save("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
        }
        return drawn.has(Kind.ONE_RECORD_REFUSED)
                ? Problem.save(
                        "FIELD_CUSTOM_VALIDATION_EXCEPTION", "A validation rule of the sandbox refuses this record")
                : null;
    }

    private Result resource(Request request) {
        return request.method().equals("GET") ? org.read(() -> route(request)) : route(request);
    }

    private Result route(Request request) {
        String first = request.part(0);
        return switch (first) {
            case "" ->
                Result.ok(Map.of(
                        "identity", tokens.identity(request.userId()),
                        "sobjects", request.base() + "/sobjects",
                        "query", request.base() + "/query",
                        "queryAll", request.base() + "/queryAll",
                        "composite", request.base() + "/composite",
                        "limits", request.base() + "/limits"));
            case "limits" -> Result.ok(limits());
            case "sobjects" -> sobjects.answer(request);
            case "query" -> queries.answer(request, false);
            case "queryAll" -> queries.answer(request, true);
            case "composite" -> composite(request);
            default -> throw Problem.notFound();
        };
    }

    private Result composite(Request request) {
        if (request.is("POST", 1)) {
            return composite.answer(request);
        }
        if (request.part(1).equals("sobjects")) {
            return collections.answer(request);
        }
        if (request.is("POST", 2) && request.part(1).equals("batch")) {
            return batch.answer(request);
        }
        if (request.is("POST", 3) && request.part(1).equals("tree")) {
            return trees.answer(request);
        }
        throw Problem.notFound();
    }

    private Map<String, Object> limits() {
        int max = allowance.get();
        return Map.of(
                "DailyApiRequests", Map.of("Max", max, "Remaining", Math.max(0, max - used.get())),
                "DailyBulkV2QueryJobs", Map.of("Max", 10000, "Remaining", 10000),
                "DailyDeliveredPlatformEvents", Map.of("Max", 10000, "Remaining", 10000));
    }

    private List<Map<String, String>> versions() {
        List<Map<String, String>> all = new ArrayList<>();
        for (int v = OLDEST; v <= org.setup.newest(); v++) {
            all.add(Map.of("label", "API " + v, "url", "/services/data/v" + v + ".0", "version", v + ".0"));
        }
        return all;
    }

    private static Answer sessionProblem() {
        return Problem.of(401, "INVALID_SESSION_ID", "Session expired or invalid")
                .answer();
    }

    /** The word under which a call is counted and faults are ordered. */
    static String kind(String method, List<String> parts) {
        String first = parts.isEmpty() ? "" : parts.get(0);
        return switch (first) {
            case "sobjects" -> single(method, parts);
            case "query", "queryAll" -> "query";
            case "limits" -> "limits";
            case "jobs" -> job(method, parts);
            case "composite" -> parts.size() == 1 ? "composite" : composite(method, parts);
            default -> "other";
        };
    }

    private static String job(String method, List<String> parts) {
        return switch (method) {
            case "POST" -> "ingest-create";
            case "PUT" -> "ingest-upload";
            case "PATCH" -> "ingest-close";
            case "DELETE" -> "ingest-delete";
            default -> parts.size() == 4 ? "ingest-results" : "ingest-state";
        };
    }

    private static String single(String method, List<String> parts) {
        return switch (method) {
            case "POST" -> "create";
            case "PATCH" -> parts.size() == 4 ? "upsert" : "update";
            case "DELETE" -> "delete";
            default -> parts.size() < 3 || parts.get(2).equals("describe") ? "describe" : "retrieve";
        };
    }

    private static String composite(String method, List<String> parts) {
        String resource = parts.get(1);
        return resource.equals("batch") || resource.equals("tree")
                ? "composite-" + resource
                : collection(method, parts);
    }

    private static String collection(String method, List<String> parts) {
        return switch (method) {
            case "POST" -> parts.size() == 2 ? "collection-create" : "collection-retrieve";
            case "PATCH" -> parts.size() == 2 ? "collection-update" : "collection-upsert";
            case "DELETE" -> "collection-delete";
            default -> "collection-retrieve";
        };
    }

    private Set<String> objects(Call call, List<String> parts) {
        Set<String> found = new HashSet<>(parts);
        String soql = call.param("q");
        if (soql != null) {
            Matcher from = FROM.matcher(soql);
            from.results().forEach(match -> found.add(match.group(1)));
        }
        if (parts.size() > 2 && parts.get(0).equals("jobs")) {
            IngestJob job = ingest.job(parts.get(2));
            found.addAll(job == null ? List.of() : List.of(job.type.name));
        }
        if (parts.size() == 2
                && parts.get(0).equals("composite")
                && !call.body().isEmpty()) {
            found.addAll(Collections.objects(call.body()));
        }
        if (List.of("composite", "composite-batch", "composite-tree").contains(kind(call.method(), parts))) {
            found.addAll(List.of(call.body().split("[/\"?]")));
        }
        return found;
    }
}
