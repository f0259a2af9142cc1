package io.parley.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line asks of a running Parley: JSON in and out. */
public final class Api {

    private final Store store;
    private final Triage triage;

    Api(Store store, Triage triage) {
        this.store = store;
        this.triage = triage;
    }

    Answer list(Visit visit) {
        int limit =
                (int) Math.max(1, Math.min(10_000, visit.number(visit.query().get("limit"), 100)));
        return Answer.json(
                200,
                Json.write(Map.of(
                        "open",
                        store.deadLetters().open(),
                        "deadLetters",
                        store.deadLetters().list(limit).stream()
                                .map(letter -> shape(letter, false))
                                .toList())));
    }

    Answer show(Visit visit) {
        return store.deadLetters()
                .find(visit.id())
                .map(letter -> Answer.json(200, Json.write(shape(letter, true))))
                .orElseGet(() -> error(404, "There is no open dead letter with this number."));
    }

    Answer retry(Visit visit) {
        return told(triage.retry(visit.id(), visit.user()));
    }

    Answer discard(Visit visit) {
        return told(triage.discard(visit.id(), visit.user(), field(visit, "why")));
    }

    Answer forget(Visit visit) {
        String channel = field(visit, "channel");
        String author = field(visit, "author");
        if (channel.isBlank() || author.isBlank()) {
            return error(400, "Say whom to forget: channel and author.");
        }
        return Answer.json(200, Json.write(store.privacy().forget(channel, author)));
    }

    /** One dead letter as JSON, without secrets. */
    public static Map<String, Object> shape(DeadLetter letter, boolean whole) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", letter.id());
        shape.put("stage", Words.lower(letter.stage()));
        shape.put("subject", letter.subject());
        if (letter.mention() != null) {
            shape.put("mention", letter.mention());
        }
        shape.put("reason", Redaction.text(letter.reason()));
        if (letter.field() != null) {
            shape.put("field", letter.field());
        }
        shape.put("at", letter.at().toString());
        if (whole) {
            shape.put("payload", Redaction.pretty(letter.payload()));
        }
        return shape;
    }

    static Answer error(int status, String sentence) {
        return Answer.json(status, Json.write(Map.of("error", sentence)));
    }

    private static Answer told(Triage.Result result) {
        return Answer.json(
                result.done() ? 200 : 409, Json.write(Map.of("done", result.done(), "message", result.sentence())));
    }

    private static String field(Visit visit, String name) {
        try {
            JsonNode value = Json.tree(visit.body()).path(name);
            return value.isTextual() ? value.asText() : "";
        } catch (IllegalArgumentException notJson) {
            return "";
        }
    }
}
