package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of Bulk API 2.0 that bring many records in. A job costs a handful of calls whatever its size; Salesforce carries it
 * out when it comes to it, and whoever started it asks now and then.
 */
public final class IngestJobs {

    /** Salesforce takes 150 MB after its own encoding, which makes text larger by half at most. */
    private static final int LARGEST = 90_000_000;

    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SalesforceClient client;
    private final String base;
    private final CountDownLatch closing = new CountDownLatch(1);

    public IngestJobs(SalesforceClient client, String apiVersion) {
        this.client = client;
        this.base = "/services/data/v" + apiVersion + "/jobs/ingest";
    }

    /**
     * Creates records; those that stand already are refused, each for itself.
     *
     * @param assignmentRule gives records their owner; null for none
     */
    public void insert(String object, List<ObjectNode> records, @Nullable String assignmentRule) {
        ObjectNode job = job(object, "insert");
        if (assignmentRule != null) {
            job.put("assignmentRuleId", assignmentRule);
        }
        run(job, records, null);
    }

    /** Creates or changes records, and tells the values of the key of those that were. */
    public Set<String> upsert(String object, String key, List<ObjectNode> records) {
        Set<String> saved = new HashSet<>();
        run(job(object, "upsert").put("externalIdFieldName", key), records, new Wanted(key, saved));
        return saved;
    }

    private record Wanted(String column, Set<String> values) {}

    private static ObjectNode job(String object, String operation) {
        return Json.mapper()
                .createObjectNode()
                .put("object", object)
                .put("operation", operation)
                .put("contentType", "CSV")
                .put("lineEnding", "LF");
    }

    private void run(ObjectNode job, List<ObjectNode> records, @Nullable Wanted wanted) {
        List<ObjectNode> some = new ArrayList<>();
        long size = 0;
        for (ObjectNode record : records) {
            long more = record.toString().length();
            if (size + more > LARGEST) {
                one(job, some, wanted);
                some.clear();
                size = 0;
            }
            some.add(record);
            size += more;
        }
        if (!some.isEmpty()) {
            one(job, some, wanted);
        }
    }

    private void one(ObjectNode job, List<ObjectNode> records, @Nullable Wanted wanted) {
        String id =
                client.call("POST", base, job, java.util.Map.of()).path("id").asText();
        if (!SalesforceId.isOne(id)) {
            throw new CrmFailure(new Outcome.Retry("Salesforce gave a bulk job no id.", null), null);
        }
        client.csv("PUT", base + "/" + id + "/batches", CsvText.of(records));
        client.call(
                "PATCH",
                base + "/" + id,
                Json.mapper().createObjectNode().put("state", "UploadComplete"),
                java.util.Map.of());
        await(id);
        if (wanted != null) {
            wanted.values()
                    .addAll(CsvText.column(
                            client.csv("GET", base + "/" + id + "/successfulResults", null), wanted.column()));
        }
    }

    private void await(String id) {
        Duration pause = FIRST_LOOK;
        Duration waited = Duration.ZERO;
        while (true) {
            pause(pause);
            waited = waited.plus(pause);
            JsonNode job = client.call("GET", base + "/" + id, null, java.util.Map.of());
            String state = job.path("state").asText();
            if (state.equals("JobComplete")) {
                return;
            }
            if (state.equals("Failed") || state.equals("Aborted")) {
                throw new CrmFailure(
                        new Outcome.Retry(
                                "A bulk job is " + state + ": "
                                        + job.path("errorMessage").asText(),
                                null),
                        null);
            }
            if (waited.compareTo(PATIENCE) > 0) {
                throw new CrmFailure(new Outcome.Retry("A bulk job takes longer than 10 minutes.", null), null);
            }
            pause = pause.multipliedBy(2).compareTo(SELDOM) < 0 ? pause.multipliedBy(2) : SELDOM;
        }
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CrmFailure(new Outcome.Retry("This CRM is being closed.", null), null);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CrmFailure(new Outcome.Retry("This CRM is being closed.", null), null);
        }
    }

    /** Nobody waits for a job any more. */
    public void close() {
        closing.countDown();
    }
}
