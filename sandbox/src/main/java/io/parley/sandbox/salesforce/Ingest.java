package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** /jobs/ingest: Bulk API 2.0. A job is carried out when its upload is complete, and tells so only after a while. */
final class Ingest {

    /** Most bytes of one upload, as Salesforce counts them before it encodes them. */
    private static final long LARGEST = 150L * 1024 * 1024;

    private static final Set<String> OVER = Set.of("UploadComplete", "JobComplete", "Failed", "Aborted");

    private final Org org;
    private final IngestRows rows;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, IngestJob> jobs = new LinkedHashMap<>();

    Ingest(Org org, Duplicates duplicates) {
        this.org = org;
        this.rows = new IngestRows(org, duplicates);
    }

    synchronized Answer answer(Request request) {
        if (!request.part(1).equals("ingest")) {
            throw Problem.notFound();
        }
        if (request.is("POST", 2)) {
            String id = Ids.next("750", numbers);
            IngestJob job = new IngestJob(id, org, request.userId(), request.json());
            jobs.put(id, job);
            return Answer.json(200, job.told(request.version()));
        }
        if (request.is("GET", 2)) {
            List<Map<String, Object>> all = jobs.values().stream()
                    .map(job -> job.told(request.version()))
                    .toList();
            return Answer.json(200, Map.of("done", true, "records", all));
        }
        IngestJob job = jobs.get(Ids.wellFormed(request.part(2)) ? Ids.full(request.part(2)) : "");
        if (job == null) {
            throw Problem.notFound();
        }
        return request.size() == 3 ? whole(request, job) : part(request, job);
    }

    private Answer whole(Request request, IngestJob job) {
        switch (request.method()) {
            case "GET" -> advance(job);
            case "PATCH" -> change(request, job, request.json().path("state").asText());
            case "DELETE" -> {
                if (!OVER.contains(job.state)) {
                    throw state("The job can't be deleted in the state " + job.state);
                }
                jobs.remove(job.id);
                return Answer.empty(204);
            }
            default -> throw Sobjects.methodNotAllowed(request);
        }
        return Answer.json(200, job.told(request.version()));
    }

    private void change(Request request, IngestJob job, String wanted) {
        if (wanted.equals("Aborted") && (job.state.equals("Open") || job.state.equals("UploadComplete"))) {
            job.state = wanted;
        } else if (wanted.equals("UploadComplete") && job.state.equals("Open") && job.data != null) {
            job.state = wanted;
            rows.carryOut(request, job);
        } else {
            throw state("A job in the state " + job.state + " can't become " + wanted);
        }
    }

    /** Who asks sees it pass through its states, one at each look. */
    private static void advance(IngestJob job) {
        if (job.state.equals("UploadComplete")) {
            job.state = "InProgress";
        } else if (job.state.equals("InProgress")) {
            job.state = job.error == null ? "JobComplete" : "Failed";
        }
    }

    private Answer part(Request request, IngestJob job) {
        if (request.is("PUT", 4) && request.part(3).equals("batches")) {
            return upload(request, job);
        }
        if (!request.is("GET", 4)) {
            throw Sobjects.methodNotAllowed(request);
        }
        List<List<String>> told =
                switch (request.part(3)) {
                    case "successfulResults" -> job.successful;
                    case "failedResults" -> job.failed;
                    case "unprocessedrecords" -> job.unprocessed;
                    default -> throw Problem.notFound();
                };
        if (!Set.of("JobComplete", "Failed", "Aborted").contains(job.state)) {
            throw state("The results of a job in the state " + job.state + " are not there yet");
        }
        return Answer.of(200, "text/csv", job.csv().write(told));
    }

    private static Answer upload(Request request, IngestJob job) {
        if (!job.state.equals("Open") || job.data != null) {
            throw state("Found multiple contents for job: <" + job.id + ">, please 'Close' / 'Abort' / 'Delete' the"
                    + " current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");
        }
        String type = Objects.requireNonNullElse(request.call().header("Content-Type"), "");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("text/csv")) {
            throw Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "Job data must be text/csv, not '" + type + "'");
        }
        if (request.call().body().length() > LARGEST) {
            throw Problem.of(413, "EXCEEDED_MAX_SIZE_REQUEST", "Job data is larger than 150 MB");
        }
        job.data = request.call().body();
        return Answer.empty(201);
    }

    private static Problem state(String message) {
        return Problem.of(400, "INVALIDJOBSTATE", message);
    }

    /** The job of that id; null when there is none. */
    @Nullable
    IngestJob job(String id) {
        return jobs.get(id);
    }
}
