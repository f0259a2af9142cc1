package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The reading calls of version 4.1. */
final class V41Reads {

    /** What a page holds when nobody says. */
    private static final int PAGE = 20;

    private final Org org;
    private final V41Entries entries;

    V41Reads(Org org, V41Entries entries) {
        this.org = org;
        this.entries = entries;
    }

    /** What a method answers; null when it is none of these. */
    @Nullable
    Object answer(String method, String user, Map<String, JsonNode> arguments) {
        return switch (method) {
            case "get_user_id" -> user;
            case "get_module_fields" -> entries.fields(allowed(user, arguments, "view"));
            case "get_entry" -> entries(user, arguments, List.of(V41.text(arguments, "id")));
            case "get_entries" -> entries(user, arguments, V41Entries.texts(array(arguments, "ids")));
            case "get_entry_list" -> list(user, arguments);
            case "get_relationships" -> related(user, arguments);
            default -> null;
        };
    }

    private Module allowed(String user, Map<String, JsonNode> arguments, String action) {
        Module module = module(arguments);
        if (!org.allowed(user, module.name(), "access") || !org.allowed(user, module.name(), action)) {
            throw V41Refusal.access();
        }
        return module;
    }

    private Module module(Map<String, JsonNode> arguments) {
        String name = V41.text(arguments, "module_name");
        Module module = org.module(name);
        if (module == null || !entries.hasModule(name)) {
            throw V41Refusal.module();
        }
        return module;
    }

    private static JsonNode array(Map<String, JsonNode> arguments, String name) {
        return arguments.getOrDefault(name, MissingNode.getInstance());
    }

    private Object entries(String user, Map<String, JsonNode> arguments, List<String> ids) {
        Module module = allowed(user, arguments, "view");
        List<String> selected = V41Entries.texts(array(arguments, "select_fields"));
        List<Object> found = new ArrayList<>();
        for (String id : ids) {
            Row row = org.live(module.name(), id);
            found.add(row == null ? entries.none(module.name(), id) : entries.entry(row, selected, false));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("entry_list", found);
        answer.put("relationship_list", List.of());
        return answer;
    }

    private Object list(String user, Map<String, JsonNode> arguments) {
        Module module = allowed(user, arguments, "view");
        Predicate<Row> holds = holds(module, V41.text(arguments, "query"));
        String deleted = V41.text(arguments, "deleted");
        boolean deletedToo = !deleted.isEmpty() && !deleted.equals("0") && !deleted.equals("false");
        List<Row> found = new ArrayList<>(org.all(module.name()).stream()
                .filter(row -> deletedToo || !row.deleted())
                .filter(holds)
                .toList());
        found.sort(order(module, V41.text(arguments, "order_by")));
        int offset = number(V41.text(arguments, "offset"), 0);
        int most = number(V41.text(arguments, "max_results"), PAGE);
        List<Row> page = found.stream().skip(offset).limit(most).toList();
        List<String> selected = V41Entries.texts(array(arguments, "select_fields"));
        JsonNode links = array(arguments, "link_name_to_fields_array");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("result_count", page.size());
        answer.put("total_count", String.valueOf(found.size()));
        answer.put("next_offset", offset + page.size());
        answer.put(
                "entry_list",
                page.stream().map(row -> entries.entry(row, selected, true)).toList());
        answer.put(
                "relationship_list",
                links.isEmpty()
                        ? List.of()
                        : page.stream().map(row -> entries.links(row, links)).toList());
        return answer;
    }

    private Predicate<Row> holds(Module module, String sql) {
        try {
            Predicate<V41Query.Columns> query =
                    V41Query.read(sql, column -> isColumn(module, column), row -> addresses(module, row));
            return row -> query.test(name -> row.get(name.substring(name.indexOf('.') + 1)));
        } catch (V41Query.Denied denied) {
            throw V41Refusal.access();
        } catch (V41Query.Failed failed) {
            throw V41Refusal.database();
        }
    }

    /** A column without its table is ambiguous where the server joins another one that has it. */
    private boolean isColumn(Module module, String name) {
        String table = module.table();
        boolean custom = name.startsWith(table + "_cstm.");
        if (!custom && !name.startsWith(table + ".")) {
            return false;
        }
        String bare = name.substring(name.indexOf('.') + 1);
        return entries.hasField(module, bare) && module.fields().get(bare).column() && custom == bare.endsWith("_c");
    }

    private List<V41Query.Columns> addresses(Module module, V41Query.Columns row) {
        Row person = org.find(module.name(), String.valueOf(row.apply(module.table() + ".id")));
        if (person == null) {
            return List.of();
        }
        return org.related(person, "email_addresses").stream()
                .map(address -> (V41Query.Columns) name -> switch (name) {
                    case "eabr.deleted", "ea.deleted" -> "0";
                    case "eabr.bean_module" -> module.name();
                    case "ea.email_address_caps" ->
                        address.text("email_address").toUpperCase(Locale.ROOT);
                    default -> address.text("email_address");
                })
                .toList();
    }

    private Comparator<Row> order(Module module, String orderBy) {
        Comparator<Row> order = (one, other) -> 0;
        if (orderBy.isBlank()) {
            return order;
        }
        for (String part : orderBy.split(",")) {
            String[] words = part.strip().split("\\s+");
            if (!isColumn(module, words[0].contains(".") ? words[0] : module.table() + '.' + words[0])) {
                throw V41Refusal.database();
            }
            Field field = module.fields().get(words[0].substring(words[0].indexOf('.') + 1));
            Comparator<Row> by = (one, other) -> Where.order(field, one.text(field.name()), other.text(field.name()));
            order = order.thenComparing(words.length > 1 && words[1].equalsIgnoreCase("DESC") ? by.reversed() : by);
        }
        return order;
    }

    private static int number(String text, int otherwise) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        return number > 0 ? number : otherwise;
    }

    private Object related(String user, Map<String, JsonNode> arguments) {
        Module module = allowed(user, arguments, "view");
        Row from = org.live(module.name(), V41.text(arguments, "module_id"));
        if (from == null) {
            throw V41Refusal.broken();
        }
        List<String> selected = V41Entries.texts(array(arguments, "related_fields"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "entry_list",
                org.related(from, V41.text(arguments, "link_field_name")).stream()
                        .map(row -> entries.entry(row, selected, true))
                        .toList());
        answer.put("relationship_list", List.of());
        return answer;
    }
}
