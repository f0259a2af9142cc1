package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Relates beans. An answer has status 200 whatever became of it: a wrong link is only counted as failed, and a bean that
 * is not there even counts as related. So beans are looked for first, and the counts are looked at.
 */
final class Relating {

    /** Relations of one call. */
    private static final int BATCH = 50;

    private final V41Client client;
    private final Reading reading;

    Relating(V41Client client, Reading reading) {
        this.client = client;
        this.reading = reading;
    }

    List<Saved> relate(String module, List<Relation> relations) {
        Map<String, Set<String>> asked = new HashMap<>();
        relations.forEach(one -> {
            asked.computeIfAbsent(module, none -> new HashSet<>()).add(one.id());
            asked.computeIfAbsent(one.relatedModule(), none -> new HashSet<>()).add(one.relatedId());
        });
        Map<String, List<String>> there = new HashMap<>();
        asked.forEach((of, ids) -> there.put(of, reading.ids(of, ids, false)));
        Map<Relation, Saved> saved = new HashMap<>();
        List<Relation> fit = new ArrayList<>();
        for (Relation one : relations) {
            boolean both = there.getOrDefault(module, List.of()).contains(one.id())
                    && there.getOrDefault(one.relatedModule(), List.of()).contains(one.relatedId());
            if (both) {
                fit.add(one);
            } else {
                saved.put(
                        one, new Saved.Failed(new Outcome.Retry("One of two records was deleted a moment ago.", null)));
            }
        }
        Reading.parts(fit, BATCH).forEach(part -> saved.putAll(send(part)));
        return relations.stream().map(saved::get).toList();
    }

    private Map<Relation, Saved> send(List<Relation> part) {
        Map<Relation, Saved> saved = new HashMap<>();
        try {
            JsonNode counts = client.call("set_relationships", arguments(part));
            boolean all = counts.path("failed").asInt(1) == 0
                    && counts.path("created").asInt(0) == part.size();
            if (all) {
                part.forEach(one -> saved.put(one, new Saved.Done(one.id(), false)));
            } else if (part.size() == 1) {
                saved.put(part.get(0), new Saved.Failed(noLink(part.get(0))));
            } else {
                part.forEach(one -> saved.putAll(send(List.of(one))));
            }
        } catch (CrmFailure failure) {
            part.forEach(one -> saved.put(one, new Saved.Failed(failure.outcome())));
        }
        return saved;
    }

    private static Map<String, Object> arguments(List<Relation> part) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_names", part.stream().map(Relation::module).toList());
        arguments.put("module_ids", part.stream().map(Relation::id).toList());
        arguments.put("link_field_names", part.stream().map(Relation::link).toList());
        arguments.put(
                "related_ids",
                part.stream().map(one -> List.of(one.relatedId())).toList());
        arguments.put("name_value_lists", List.of());
        arguments.put("delete_array", List.of());
        return arguments;
    }

    private static Outcome.Failure noLink(Relation one) {
        return new Outcome.Refused("The CRM has no link " + one.link() + " of " + one.module() + ".", one.link());
    }
}
