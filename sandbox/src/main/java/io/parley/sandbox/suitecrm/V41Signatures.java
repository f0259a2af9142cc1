package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of version 4.1 with their parameters, as SuiteCRM 7.14.6 declares them. PHP 8 takes arguments by name, and
 * breaks down at one that is unknown or missing; PHP 7 takes them in their order, whatever they are called.
 */
final class V41Signatures {

    private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

    static {
        declare("login", "user_auth application name_value_list?");
        declare("logout", "session");
        declare("get_user_id", "session");
        declare("get_module_fields", "session module_name fields?");
        declare("get_entry", "session module_name id select_fields link_name_to_fields_array track_view?");
        declare("get_entries", "session module_name ids select_fields link_name_to_fields_array track_view?");
        declare(
                "get_entry_list",
                "session? module_name? query? order_by? offset? select_fields? link_name_to_fields_array? max_results?"
                        + " deleted? favorites?");
        declare("set_entry", "session module_name name_value_list track_view?");
        declare("set_entries", "session module_name name_value_lists");
        declare(
                "set_relationship",
                "session module_name module_id link_field_name related_ids name_value_list? delete?");
        declare(
                "set_relationships",
                "session module_names module_ids link_field_names related_ids name_value_lists delete_array");
        declare(
                "get_relationships",
                "session module_name module_id link_field_name related_module_query related_fields"
                        + " related_module_link_name_to_fields_array deleted order_by? offset? limit?");
        declare("set_note_attachment", "session note");
        declare("get_note_attachment", "session id");
    }

    private V41Signatures() {}

    private static void declare(String method, String parameters) {
        ALL.put(method, List.of(parameters.split(" ")));
    }

    static boolean has(String method) {
        return ALL.containsKey(method);
    }

    /** The arguments by their names; null where PHP would break down. */
    static @Nullable Map<String, JsonNode> arguments(String method, JsonNode given, boolean php7) {
        List<String> parameters = ALL.getOrDefault(method, List.of());
        Map<String, JsonNode> arguments = new LinkedHashMap<>();
        List<Map.Entry<String, JsonNode>> sent = new ArrayList<>(given.properties());
        if (php7) {
            for (int i = 0; i < Math.min(sent.size(), parameters.size()); i++) {
                arguments.put(name(parameters.get(i)), sent.get(i).getValue());
            }
        } else {
            for (Map.Entry<String, JsonNode> one : sent) {
                String name = one.getKey().equals("application_name") ? "application" : one.getKey();
                if (parameters.stream().noneMatch(parameter -> name(parameter).equals(name))) {
                    return null;
                }
                arguments.put(name, one.getValue());
            }
        }
        boolean complete =
                parameters.stream().allMatch(parameter -> parameter.endsWith("?") || arguments.containsKey(parameter));
        return complete ? arguments : null;
    }

    private static String name(String parameter) {
        return parameter.replace("?", "");
    }
}
