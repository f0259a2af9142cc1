package io.parley.console;

import io.parley.json.Json;
import io.parley.store.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a supervisor asks: does the process live, can it work. */
final class Probes {

    private final Supplier<Readiness> readiness;
    private final Figures figures;

    Probes(Supplier<Readiness> readiness, Figures figures) {
        this.readiness = readiness;
        this.figures = figures;
    }

    /** Asks nothing of anybody: a store that is down is no reason to restart the process. */
    Answer live() {
        return Answer.json(200, "{\"live\":true}");
    }

    Answer ready() {
        List<String> missing = new ArrayList<>(readiness.get().missing());
        try {
            figures.waiting();
        } catch (StoreFailure gone) {
            missing.add("The store can't be reached.");
        }
        return answer(missing);
    }

    static Answer answer(List<String> missing) {
        return missing.isEmpty()
                ? Answer.json(200, "{\"ready\":true}")
                : Answer.json(503, Json.write(Map.of("ready", false, "missing", missing)));
    }
}
