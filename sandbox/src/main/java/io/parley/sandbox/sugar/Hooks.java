package io.parley.sandbox.sugar;

import io.parley.sandbox.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Web Logic Hooks, after_save alone: what was saved is queued, and sent when cron runs. They carry no signature, and one
 * that nobody takes is not sent again.
 */
final class Hooks implements Org.Listener {

    private static final Logger log = LoggerFactory.getLogger(Hooks.class);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Queue<Job> queue = new ConcurrentLinkedQueue<>();

    private record Hook(String module, URI url) {}

    private record Job(URI url, String body) {}

    void add(String module, URI url) {
        hooks.add(new Hook(module, url));
    }

    @Override
    public void saved(Row row, boolean update, Map<String, Object> before) {
        for (Hook hook : hooks) {
            if (hook.module().equals(row.module.name())) {
                queue.add(new Job(hook.url(), Json.write(payload(row, update, before))));
            }
        }
    }

    private static Map<String, Object> payload(Row row, boolean update, Map<String, Object> before) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("isUpdate", update);
        payload.put("dataChanges", update ? changes(row, before) : List.of());
        payload.put("bean", row.module.object());
        payload.put("data", row.shown((List<String>) null));
        return payload;
    }

    private static List<Map<String, Object>> changes(Row row, Map<String, Object> before) {
        List<Map<String, Object>> changes = new ArrayList<>();
        row.values().forEach((field, value) -> {
            if (!Objects.equals(value, before.get(field)) && !field.equals("date_modified")) {
                changes.add(Map.of(
                        "field_name",
                        field,
                        "before",
                        Objects.toString(before.get(field), ""),
                        "after",
                        String.valueOf(value)));
            }
        });
        return changes;
    }

    /** Cron runs: everything queued is sent once. */
    void dispatch() {
        for (Job job = queue.poll(); job != null; job = queue.poll()) {
            HttpRequest request = HttpRequest.newBuilder(job.url())
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(job.body()))
                    .build();
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException unreachable) {
                log.info("A Web Logic Hook reached nobody at {}", job.url().getHost());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
