package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells records that our user made, and those on which a customer's message of ours stands, from all the others that reps
 * work on. A rep may answer one in the moment before its first message is there.
 */
final class Ours {

    /** So many records are remembered: reps answer the same ones again and again. */
    private static final int REMEMBERED = 10_000;

    private final SugarServer server;
    private final Talks talks;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    Ours(SugarServer server, Talks talks) {
        this.server = server;
        this.talks = talks;
    }

    /** Those of the records that are ours. */
    Set<String> among(RecordKind kind, Set<String> ids) {
        Set<String> ours = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (String id : ids) {
            boolean isOurs = known.containsKey(kind + id) || hasMessage(kind, id);
            (isOurs ? ours : others).add(id);
        }
        server.read(Records.module(kind), others, Set.of("created_by")).forEach((id, bean) -> {
            if (bean.get("created_by").equals(server.self().id())) {
                ours.add(id);
            }
        });
        ours.forEach(id -> remember(kind + id));
        return ours;
    }

    /** When the first of our messages was written; null when there is none. */
    @Nullable
    Instant first(Talk talk) {
        List<Query.Term> terms =
                List.of(new Query.Is("created_by", server.self().id()));
        return server.find(new Query(talk.module(), terms, Set.of("date_entered"), "date_entered", 0, 1)).stream()
                .findFirst()
                .map(bean -> bean.time("date_entered"))
                .orElse(null);
    }

    private boolean hasMessage(RecordKind kind, String id) {
        Talk talk = talks.of(kind);
        List<Query.Term> terms = new ArrayList<>();
        talk.on(kind, id).forEach((field, value) -> terms.add(new Query.Is(field, value)));
        terms.add(new Query.Is("created_by", server.self().id()));
        return !server.find(new Query(talk.module(), terms, Set.of("name"), "date_entered", 0, 1))
                .isEmpty();
    }

    private void remember(String key) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, true);
    }
}
