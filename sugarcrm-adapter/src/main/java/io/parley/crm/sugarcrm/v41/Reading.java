package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The questions of this API. */
final class Reading {

    /** Ids of one call. */
    private static final int MOST = 100;

    /** Beans of one answer, where nobody says how many there may be. */
    private static final int PAGE = 200;

    private static final String MAKER = "created_by";
    private static final String MAKER_NAME = "created_by_name";
    private static final String EMAILS = "email_addresses";
    private static final String EMAIL = "email_address";

    private final V41Client client;
    private final Map<String, Map<String, FieldDefinition>> known = new ConcurrentHashMap<>();
    private final Map<String, String> people = new ConcurrentHashMap<>();

    Reading(V41Client client) {
        this.client = client;
    }

    /** The fields as the server has them now; nothing when it has no such module, or our user may not see it. */
    Map<String, FieldDefinition> fields(String module) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_name", module);
        arguments.put("fields", List.of());
        JsonNode answer = client.tryCall("get_module_fields", arguments);
        if (Errors.isError(answer)) {
            if (Set.of(Errors.NO_MODULE, Errors.NO_ACCESS).contains(Errors.number(answer))) {
                known.remove(module);
                return Map.of();
            }
            throw new CrmFailure(Errors.of(answer), null);
        }
        Map<String, FieldDefinition> fields = Map.copyOf(Values.fields(answer));
        known.put(module, fields);
        return fields;
    }

    /** The fields as they were when they were asked for last; nothing as for {@link #fields}. */
    Map<String, FieldDefinition> latest(String module) {
        Map<String, FieldDefinition> before = known.get(module);
        return before == null ? fields(module) : before;
    }

    /** The same, where there is nothing to be read without them. */
    private Map<String, FieldDefinition> known(String module) {
        Map<String, FieldDefinition> fields = latest(module);
        if (fields.isEmpty()) {
            throw new CrmFailure(Errors.noModule(module), null);
        }
        return fields;
    }

    Map<String, Bean> read(String module, Collection<String> ids, Set<String> wanted) {
        Map<String, Bean> beans = new HashMap<>();
        if (ids.isEmpty()) {
            return beans;
        }
        Map<String, FieldDefinition> fields = known(module);
        for (List<String> some : parts(ids, MOST)) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("module_name", module);
            arguments.put("ids", some);
            arguments.put("select_fields", select(wanted));
            arguments.put("link_name_to_fields_array", List.of());
            arguments.put("track_view", false);
            for (JsonNode entry : client.call("get_entries", arguments).path("entry_list")) {
                Bean bean = Values.bean(module, fields, entry);
                if (bean != null) {
                    beans.put(bean.id(), bean);
                }
            }
        }
        return beans;
    }

    /** Those of the ids that beans have. */
    List<String> ids(String module, Collection<String> ids, boolean deletedToo) {
        List<String> there = new ArrayList<>();
        Where where = new Where(module);
        for (List<String> some : parts(ids, MOST)) {
            JsonNode answer = list(module, where.ids(some), "", 0, Set.of(), List.of(), MOST, deletedToo);
            answer.path("entry_list")
                    .forEach(entry -> there.add(entry.path("id").asText()));
        }
        return there;
    }

    List<Bean> find(Query query) {
        Where where = new Where(query.module());
        JsonNode answer = list(
                query.module(),
                where.all(query.all()),
                where.ascending(query.orderBy()),
                query.offset(),
                query.fields(),
                List.of(),
                query.limit(),
                false);
        List<Bean> beans = beans(query.module(), answer);
        return query.fields().contains(MAKER_NAME) ? named(beans) : beans;
    }

    /** This API gives the word by which somebody logs in for the name of who made a bean: here is the person's own. */
    private List<Bean> named(List<Bean> beans) {
        Set<String> unknown = new HashSet<>();
        beans.forEach(bean -> unknown.add(bean.get(MAKER)));
        unknown.removeIf(id -> id.isEmpty() || people.containsKey(id));
        if (!unknown.isEmpty()) {
            read("Users", unknown, Set.of("first_name", "last_name"))
                    .forEach((id, user) ->
                            people.put(id, (user.get("first_name") + ' ' + user.get("last_name")).strip()));
        }
        return beans.stream().map(this::named).toList();
    }

    private Bean named(Bean bean) {
        String name = people.getOrDefault(bean.get(MAKER), "");
        if (name.isEmpty()) {
            return bean;
        }
        Map<String, String> values = new HashMap<>(bean.values());
        values.put(MAKER_NAME, name);
        return new Bean(bean.module(), bean.id(), values);
    }

    Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> wanted) {
        Map<String, List<Bean>> found = new HashMap<>();
        Set<String> asked = new HashSet<>();
        emails.forEach(email -> asked.add(email.toLowerCase(Locale.ROOT)));
        for (List<String> some : parts(asked, MOST)) {
            int count = PAGE;
            for (int offset = 0; count == PAGE; offset += PAGE) {
                JsonNode answer = list(
                        module,
                        new Where(module).withEmail(some),
                        new Where(module).ascending("id"),
                        offset,
                        wanted,
                        List.of(Values.pair(EMAILS, List.of(EMAIL))),
                        PAGE,
                        false);
                count = answer.path("entry_list").size();
                sort(module, answer, asked, found);
            }
        }
        return found;
    }

    private void sort(String module, JsonNode answer, Set<String> asked, Map<String, List<Bean>> found) {
        List<Bean> beans = beans(module, answer);
        for (int i = 0; i < beans.size(); i++) {
            Set<String> addresses = new HashSet<>();
            JsonNode links = answer.path("relationship_list").path(i).path("link_list");
            links.findValues(EMAIL)
                    .forEach(pair -> addresses.add(
                            Text.out(module, EMAIL, pair.path("value").asText()).toLowerCase(Locale.ROOT)));
            addresses.retainAll(asked);
            for (String address : addresses) {
                found.computeIfAbsent(address, none -> new ArrayList<>()).add(beans.get(i));
            }
        }
    }

    /** Beans that one is related to. The server breaks down when that one is gone, so then there are none. */
    List<Bean> related(String module, String id, String link, Set<String> wanted) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_name", module);
        arguments.put("module_id", id);
        arguments.put("link_field_name", link);
        arguments.put("related_module_query", "");
        arguments.put("related_fields", select(wanted));
        arguments.put("related_module_link_name_to_fields_array", List.of());
        arguments.put("deleted", 0);
        arguments.put("order_by", "");
        arguments.put("offset", 0);
        arguments.put("limit", false);
        try {
            List<Bean> beans = new ArrayList<>();
            for (JsonNode entry : client.call("get_relationships", arguments).path("entry_list")) {
                String of = entry.path("module_name").asText();
                Bean bean = Values.bean(of, known(of), entry);
                if (bean != null) {
                    beans.add(bean);
                }
            }
            return beans;
        } catch (CrmFailure broken) {
            if (ids(module, List.of(id), false).isEmpty()) {
                return List.of();
            }
            throw broken;
        }
    }

    private List<Bean> beans(String module, JsonNode answer) {
        Map<String, FieldDefinition> fields = known(module);
        List<Bean> beans = new ArrayList<>();
        for (JsonNode entry : answer.path("entry_list")) {
            Bean bean = Values.bean(module, fields, entry);
            if (bean != null) {
                beans.add(bean);
            }
        }
        return beans;
    }

    private JsonNode list(
            String module,
            String query,
            String orderBy,
            int offset,
            Set<String> wanted,
            List<Map<String, Object>> links,
            int most,
            boolean deletedToo) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_name", module);
        arguments.put("query", query);
        arguments.put("order_by", orderBy);
        arguments.put("offset", offset);
        arguments.put("select_fields", select(wanted));
        arguments.put("link_name_to_fields_array", links);
        arguments.put("max_results", most);
        arguments.put("deleted", deletedToo ? 1 : 0);
        // In lower case, whatever the documentation says: PHP 8 breaks down at another name.
        arguments.put("favorites", false);
        return client.call("get_entry_list", arguments);
    }

    /** No field at all would mean every one. */
    private static Set<String> select(Set<String> wanted) {
        Set<String> fields = new HashSet<>(wanted);
        fields.add("id");
        return fields;
    }

    static <T> List<List<T>> parts(Collection<T> all, int most) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += most) {
            parts.add(list.subList(from, Math.min(list.size(), from + most)));
        }
        return parts;
    }
}
