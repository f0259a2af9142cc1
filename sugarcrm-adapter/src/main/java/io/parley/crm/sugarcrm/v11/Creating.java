package io.parley.crm.sugarcrm.v11;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Creates beans, each once for its key. What is there already is looked for by the key field first, always: an answer may
 * have been lost, and what a rep has changed since must not be written over. What is missing then is made by an upsert,
 * which Sugar allows to admins alone; other users create it, while no other thread of ours is at the same key.
 */
final class Creating {

    private final V11Client client;
    private final Definitions definitions;
    private final Reading reading;
    private final String keyField;
    private final Set<String> busy = new HashSet<>();
    private volatile Mode mode = Mode.UNKNOWN;

    /** How what is missing is made. */
    private enum Mode {
        UNKNOWN,
        UPSERT,
        INSERT
    }

    Creating(V11Client client, Definitions definitions, Reading reading, String keyField) {
        this.client = client;
        this.definitions = definitions;
        this.reading = reading;
        this.keyField = keyField;
    }

    List<Saved> create(List<NewBean> beans) {
        Map<String, NewBean> byKey = new LinkedHashMap<>();
        beans.forEach(bean -> byKey.putIfAbsent(bean.key(), bean));
        take(byKey.keySet());
        Map<String, Saved> saved = new HashMap<>();
        try {
            Map<String, List<NewBean>> modules = new LinkedHashMap<>();
            byKey.values().forEach(bean -> modules.computeIfAbsent(bean.module(), module -> new ArrayList<>())
                    .add(bean));
            modules.forEach((module, of) -> create(module, of, saved));
        } finally {
            release(byKey.keySet());
        }
        return beans.stream()
                .map(bean -> Objects.requireNonNull(saved.get(bean.key())))
                .toList();
    }

    /** Beans by their keys. */
    Map<String, Bean> lookUp(String module, Set<String> keys, Set<String> fields) {
        needKey(module);
        return reading.by(keyField, module, keys, fields);
    }

    private void create(String module, List<NewBean> beans, Map<String, Saved> saved) {
        Set<String> keys = new HashSet<>();
        beans.forEach(bean -> keys.add(bean.key()));
        Map<String, Bean> there = lookUp(module, keys, Set.of());
        there.forEach((key, bean) -> saved.put(key, new Saved.Done(bean.id(), false)));
        List<NewBean> missing =
                beans.stream().filter(bean -> !there.containsKey(bean.key())).toList();
        if (mode != Mode.INSERT && !missing.isEmpty()) {
            missing = upsert(missing, saved);
        }
        insert(missing, saved);
    }

    /** Upserts; returns those for which this user may not. Whether the user may is first tried with one. */
    private List<NewBean> upsert(List<NewBean> beans, Map<String, Saved> saved) {
        if (mode == Mode.UPSERT) {
            return tryUpsert(beans, saved);
        }
        return tryUpsert(beans.subList(0, 1), saved).isEmpty()
                ? tryUpsert(beans.subList(1, beans.size()), saved)
                : beans;
    }

    private List<NewBean> tryUpsert(List<NewBean> beans, Map<String, Saved> saved) {
        List<V11Client.End> ends =
                client.sendAll(beans.stream().map(this::upsertion).toList());
        List<NewBean> refused = new ArrayList<>();
        for (int i = 0; i < beans.size(); i++) {
            NewBean bean = beans.get(i);
            if (ends.get(i) instanceof V11Client.Answered answered && isNotForUs(answered.answer())) {
                refused.add(bean);
            } else {
                settle(bean, ends.get(i), saved);
            }
        }
        boolean good = beans.stream().anyMatch(bean -> saved.get(bean.key()) instanceof Saved.Done);
        if (!refused.isEmpty()) {
            mode = Mode.INSERT;
        } else if (good) {
            mode = Mode.UPSERT;
        }
        return refused;
    }

    private void insert(List<NewBean> beans, Map<String, Saved> saved) {
        List<V11Client.End> ends =
                client.sendAll(beans.stream().map(this::insertion).toList());
        for (int i = 0; i < beans.size(); i++) {
            settle(beans.get(i), ends.get(i), saved);
        }
    }

    private static boolean isNotForUs(Answer answer) {
        return answer.status() == 403 || answer.error().equals("no_method");
    }

    private Request upsertion(NewBean bean) {
        return new Request(
                "PATCH",
                Request.path("integrate", bean.module(), keyField, bean.key()),
                Wire.body(bean.values(), definitions.of(bean.module())));
    }

    private Request insertion(NewBean bean) {
        return Request.post(
                "/" + bean.module(),
                Wire.body(bean.values(), definitions.of(bean.module())).put(keyField, bean.key()));
    }

    private void settle(NewBean bean, V11Client.End end, Map<String, Saved> saved) {
        saved.put(bean.key(), Settling.saved(client.access(), bean.module(), end, fields(bean)));
    }

    private Set<String> fields(NewBean bean) {
        return definitions.of(bean.module()).keySet();
    }

    private void needKey(String module) {
        if (definitions.has(module, keyField)) {
            return;
        }
        List<String> lacking = new ArrayList<>();
        for (String each : List.of("Cases", "Leads", "Contacts", "Notes")) {
            if (!definitions.has(each, keyField)) {
                lacking.add(each);
            }
        }
        throw new CrmFailure(
                new Outcome.Blocked(
                        "The field " + keyField + ", by which Parley finds what it made, is missing on "
                                + String.join(", ", lacking.isEmpty() ? List.of(module) : lacking) + ".",
                        "Make a text field of at least 36 characters on these modules in Studio, and set key-field to its"
                                + " name.",
                        null),
                null);
    }

    private void take(Set<String> keys) {
        synchronized (busy) {
            while (keys.stream().anyMatch(busy::contains)) {
                try {
                    busy.wait();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new CrmFailure(new Outcome.Retry("Sugar was not waited for", null), stopped);
                }
            }
            busy.addAll(keys);
        }
    }

    private void release(Set<String> keys) {
        synchronized (busy) {
            busy.removeAll(keys);
            busy.notifyAll();
        }
    }
}
