package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.v41.V41Client.BrokenOff;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creates beans of one module under ids of ours. The server inserts them one after the other, and breaks off with status
 * 500 at the first whose id is taken, or that it does not want: those before it are there by then, those after it are not
 * (measured on SuiteCRM 7.14.6). So after such an answer the ids are looked up, and what is missing is sent again.
 */
final class Creating {

    private final V41Client client;
    private final Reading reading;
    private final String module;
    private final Map<String, FieldDefinition> fields;

    /** Whether a bean alone has failed before: not every one is to be tried when the server is down. */
    private boolean troubled;

    Creating(V41Client client, Reading reading, String module, Map<String, FieldDefinition> fields) {
        this.client = client;
        this.reading = reading;
        this.module = module;
        this.fields = fields;
    }

    /** What became of each bean, by its key. */
    Map<String, Saved> create(List<NewBean> beans) {
        Map<String, Saved> saved = new LinkedHashMap<>();
        try {
            List<String> ids = send(beans);
            beans.forEach(bean -> saved.put(
                    bean.key(),
                    ids.contains(bean.key())
                            ? new Saved.Done(bean.key(), true)
                            : new Saved.Failed(Errors.notAllowed(module))));
        } catch (BrokenOff broken) {
            settle(beans, broken.outcome(), saved);
        } catch (CrmFailure failure) {
            beans.forEach(bean -> saved.put(bean.key(), new Saved.Failed(failure.outcome())));
        }
        return saved;
    }

    private List<String> send(List<NewBean> beans) {
        List<List<Map<String, Object>>> lists = new ArrayList<>();
        for (NewBean bean : beans) {
            List<Map<String, Object>> pairs = new ArrayList<>();
            pairs.add(Values.pair("id", bean.key()));
            // Without this the server answers 200 with the id, and writes nothing.
            pairs.add(Values.pair("new_with_id", true));
            pairs.addAll(Values.sent(module, fields, bean.values()));
            lists.add(pairs);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_name", module);
        arguments.put("name_value_lists", lists);
        List<String> ids = new ArrayList<>();
        for (JsonNode id : client.write("set_entries", arguments).path("ids")) {
            ids.add(id.asText());
        }
        return ids;
    }

    private void settle(List<NewBean> beans, Outcome.Failure why, Map<String, Saved> saved) {
        Set<String> there = there(beans);
        List<NewBean> missing = new ArrayList<>();
        for (NewBean bean : beans) {
            if (there.contains(bean.key())) {
                // Whether it was this call that made it nobody can tell.
                saved.put(bean.key(), new Saved.Done(bean.key(), false));
            } else {
                missing.add(bean);
            }
        }
        if (beans.size() == 1 && !missing.isEmpty()) {
            saved.put(beans.get(0).key(), new Saved.Failed(Errors.naming(why, fields.keySet())));
        } else if (missing.size() < beans.size() && !missing.isEmpty()) {
            saved.putAll(create(missing));
        } else if (!missing.isEmpty()) {
            first(missing, saved);
        }
    }

    /** None of them is there: the server broke off at the first one, or nothing can be saved just now. */
    private void first(List<NewBean> missing, Map<String, Saved> saved) {
        List<NewBean> rest = missing.subList(1, missing.size());
        Map<String, Saved> first = create(missing.subList(0, 1));
        saved.putAll(first);
        boolean down = troubled
                && first.values().stream()
                        .anyMatch(one ->
                                one instanceof Saved.Failed failed && !(failed.outcome() instanceof Outcome.Refused));
        if (down) {
            rest.forEach(bean ->
                    saved.putAll(Map.of(bean.key(), first.values().iterator().next())));
        } else {
            troubled = true;
            saved.putAll(create(rest));
        }
    }

    private Set<String> there(List<NewBean> beans) {
        return new HashSet<>(
                reading.ids(module, beans.stream().map(NewBean::key).toList(), true));
    }
}
