package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Beans as answers of version 4.1 have them. */
final class V41Entries {

    private static final Set<String> NOT_IN_CE =
            Set.of("state", "internal", "update_text", "suggestion_box", "contact_created_by_id");

    private final Org org;
    private volatile boolean sugarCe;

    V41Entries(Org org) {
        this.org = org;
    }

    /** Sugar CE has no case updates, and no state beside the status of a case. */
    void sugarCe(boolean on) {
        sugarCe = on;
    }

    boolean hasModule(String name) {
        return org.module(name) != null && !(sugarCe && name.equals("AOP_Case_Updates"));
    }

    boolean hasField(Module module, String name) {
        return module.field(name) != null && !(sugarCe && module.name().equals("Cases") && NOT_IN_CE.contains(name));
    }

    /**
     * A bean.
     *
     * @param selected none for all fields
     * @param list whether it is one of a list: there the description of a case is text, and HTML elsewhere
     */
    Map<String, Object> entry(Row row, List<String> selected, boolean list) {
        Map<String, Object> values = new LinkedHashMap<>();
        Module module = row.module();
        List<String> names = selected.isEmpty()
                ? module.fields().values().stream()
                        .filter(field -> !field.link())
                        .map(Field::name)
                        .toList()
                : selected;
        for (String name : names) {
            if (hasField(module, name) && !module.fields().get(name).link()) {
                values.put(name, pair(name, shown(row, module.fields().get(name), list)));
            }
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", row.id());
        entry.put("module_name", module.name());
        entry.put("name_value_list", values);
        return entry;
    }

    private String shown(Row row, Field field, boolean list) {
        boolean email = row.module().emails() && field.name().equals("email1");
        if (email) {
            return TextRules.encoded(org.related(row, "email_addresses").stream()
                    .findFirst()
                    .map(address -> address.text("email_address"))
                    .orElse(""));
        }
        Module.NameOf other = row.module().names().get(field.name());
        if (other != null && other.module().equals("Users")) {
            // Not the name of the person, as V8 has it, but the word by which that person logs in.
            Row user = org.find("Users", row.text(other.idField()));
            return user == null ? "" : TextRules.encoded(user.text("user_name"));
        }
        String plain = org.plain(row, field);
        return list && !field.time() && !field.bool() ? TextRules.encoded(plain) : org.shown(row, field);
    }

    /** In the place of a bean that is not there. */
    Map<String, Object> none(String module, String id) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("module_name", module);
        entry.put(
                "name_value_list",
                List.of(
                        pair("warning", "Access to this object is denied since it has been deleted or does not exist"),
                        pair("deleted", "1")));
        return entry;
    }

    /** The addresses of a person, the way a caller asks for links along with beans. */
    Map<String, Object> links(Row row, JsonNode asked) {
        List<Object> links = new ArrayList<>();
        for (JsonNode one : asked) {
            List<Object> records = new ArrayList<>();
            for (Row other : org.related(row, one.path("name").asText())) {
                Map<String, Object> values = new LinkedHashMap<>();
                texts(one.path("value")).forEach(name -> values.put(name, pair(name, linked(other, name))));
                records.add(Map.of("link_value", values));
            }
            Map<String, Object> link = new LinkedHashMap<>();
            link.put("name", one.path("name").asText());
            link.put("records", records);
            links.add(link);
        }
        return Map.of("link_list", links);
    }

    private static String linked(Row row, String name) {
        return TextRules.encoded(row.text(name));
    }

    /** What set_entry says of what it wrote; nobody should believe it. */
    Map<String, Object> echo(Module module, Map<String, String> sent) {
        Map<String, Object> echo = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            Field field = module.field(name);
            if (field != null) {
                echo.put(
                        name,
                        pair(name, echoed(field.cleaned() ? TextRules.stored(module, field, value, false) : value)));
            }
        });
        return echo;
    }

    private static String echoed(String text) {
        return TextRules.encoded(text.replace("&", "&amp;amp;"))
                .replace("\u00dc", "&Uuml;")
                .replace("\u00fc", "&uuml;")
                .replace("\u00e9", "&eacute;");
    }

    Map<String, Object> fields(Module module) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> links = new LinkedHashMap<>();
        for (Field field : module.fields().values()) {
            if (field.link()) {
                links.put(
                        field.name(),
                        Map.of(
                                "name",
                                field.name(),
                                "type",
                                "link",
                                "relationship",
                                "",
                                "module",
                                "",
                                "bean_name",
                                ""));
            } else if (hasField(module, field.name())) {
                fields.put(field.name(), definition(module, field));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("module_name", module.name());
        all.put("table_name", module.table());
        all.put("module_fields", fields);
        all.put("link_fields", links);
        return all;
    }

    private Map<String, Object> definition(Module module, Field field) {
        Map<String, Object> options = new LinkedHashMap<>();
        choices(module, field).forEach(choice -> options.put(choice, pair(choice, choice)));
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", field.name());
        definition.put("type", field.type());
        definition.put("label", field.name());
        definition.put("required", field.required() ? 1 : 0);
        // An empty array of PHP is a list in JSON, a filled one of names is an object.
        definition.put("options", options.isEmpty() ? List.of() : options);
        definition.put("len", field.length() > 0 ? String.valueOf(field.length()) : "");
        return definition;
    }

    /** A new case has a status of its own in Sugar CE. */
    void firstStatus(Module module, Map<String, String> values) {
        if (sugarCe && module.name().equals("Cases")) {
            values.putIfAbsent("status", "New");
        }
    }

    private Stream<String> choices(Module module, Field field) {
        boolean status =
                sugarCe && module.name().equals("Cases") && field.name().equals("status");
        return status
                ? Stream.of("New", "Assigned", "Closed", "Pending Input", "Rejected", "Duplicate")
                : field.choices().stream();
    }

    static Map<String, Object> pair(String name, Object value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("name", name);
        pair.put("value", value);
        return pair;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
