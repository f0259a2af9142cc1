package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Call;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address, as PHP reads them, held against what a path of V8 knows.
 *
 * @param fields asked for; empty for all
 * @param size of a page; null when there is none, and then there are at most twenty beans and no word about more
 * @param number of the page, from 1
 * @param sort field, with a minus before it for the other way round; empty for none
 */
record Asked(List<String> fields, @Nullable Integer size, int number, String sort, Where where) {

    /** @param known names of parameters that this path has, beside those in the path itself */
    static Asked read(Org org, Call call, Module module, Set<String> known, String... inPath) {
        Map<String, Object> parameters = tree(call);
        Set<String> defined = new TreeSet<>(known);
        defined.addAll(Arrays.asList(inPath));
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    String all = String.join("\", \"", defined);
                    throw Refusal.call(
                            "The option \"" + name + "\" does not exist. Defined options are: \"" + all + "\".");
                });
        Map<?, ?> page = map(parameters, "page");
        return new Asked(
                fields(module, map(parameters, "fields")),
                page.containsKey("size") ? number("size", page) : null,
                page.containsKey("number") ? number("number", page) : 0,
                sort(module, parameters.get("sort")),
                parameters.containsKey("filter") ? filter(org, module, map(parameters, "filter")) : Where.ALL);
    }

    @SuppressWarnings("unchecked")
    private static Where filter(Org org, Module module, Map<?, ?> filter) {
        return Where.read(org, module, (Map<String, Object>) filter);
    }

    private static Map<?, ?> map(Map<String, Object> parameters, String name) {
        Object value = parameters.get(name);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw Refusal.call("The option \"" + name + "\" with value \"" + value
                    + "\" is expected to be of type \"array\", but is of type \"string\".");
        }
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<String> fields(Module module, Map<?, ?> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> fields =
                Arrays.asList(asked.values().iterator().next().toString().split(",", -1));
        List<String> wrong =
                fields.stream().filter(field -> module.field(field) == null).toList();
        if (!wrong.isEmpty()) {
            boolean one = wrong.size() == 1;
            throw Refusal.call("The following field" + (one ? "" : "s") + " in " + module.bean() + " module "
                    + (one ? "is" : "are") + " not found: " + String.join(", ", wrong));
        }
        return fields;
    }

    private static int number(String name, Map<?, ?> page) {
        String text = String.valueOf(page.get(name));
        if (!text.matches("\\d{1,9}")) {
            throw Refusal.call("The option \"page\" with value array is invalid.");
        }
        if (Integer.parseInt(text) < 1) {
            throw Refusal.call("The option \"" + name + "\" with value \"" + text + "\" is invalid.");
        }
        return Integer.parseInt(text);
    }

    private static String sort(Module module, @Nullable Object sort) {
        if (sort == null) {
            return "";
        }
        String field = sort.toString().replaceFirst("^-+", "");
        if (module.field(field) == null) {
            throw Refusal.call("Sort field " + field + " in " + module.bean() + " module is not found");
        }
        return sort.toString();
    }

    /** Parameters with brackets as maps of maps; what comes later in the address wins. */
    private static Map<String, Object> tree(Call call) {
        Map<String, Object> tree = new LinkedHashMap<>();
        call.query().forEach((name, values) -> put(tree, name, values.get(values.size() - 1)));
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String name, String value) {
        int open = name.indexOf('[');
        if (open < 0 || !name.endsWith("]")) {
            tree.put(name, value);
            return;
        }
        Map<String, Object> place = (Map<String, Object>)
                tree.compute(name.substring(0, open), (key, old) -> old instanceof Map ? old : new LinkedHashMap<>());
        String[] keys = name.substring(open + 1, name.length() - 1).split("]\\[", -1);
        for (int i = 0; i < keys.length - 1; i++) {
            place = (Map<String, Object>)
                    place.compute(keys[i], (key, old) -> old instanceof Map ? old : new LinkedHashMap<>());
        }
        place.put(keys[keys.length - 1], value);
    }
}
