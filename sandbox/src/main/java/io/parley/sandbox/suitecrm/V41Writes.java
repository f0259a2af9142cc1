package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The writing calls of version 4.1, traps included. */
final class V41Writes {

    private final Org org;
    private final Rules rules;
    private final V41Entries entries;

    V41Writes(Org org, Rules rules, V41Entries entries) {
        this.org = org;
        this.rules = rules;
        this.entries = entries;
    }

    Object answer(String method, String user, Map<String, JsonNode> arguments) {
        return switch (method) {
            case "set_entry" -> entry(user, arguments);
            case "set_entries" -> several(user, arguments);
            case "set_relationship" ->
                relate(
                        user,
                        V41.text(arguments, "module_name"),
                        V41.text(arguments, "module_id"),
                        V41.text(arguments, "link_field_name"),
                        arguments.get("related_ids"));
            case "set_relationships" -> relateAll(user, arguments);
            case "set_note_attachment" -> attach(user, arguments.get("note"));
            default -> attached(V41.text(arguments, "id"));
        };
    }

    private Module module(String user, Map<String, JsonNode> arguments) {
        String name = V41.text(arguments, "module_name");
        Module module = org.module(name);
        if (module == null || !entries.hasModule(name)) {
            throw V41Refusal.module();
        }
        if (!org.allowed(user, name, "access")) {
            throw V41Refusal.access();
        }
        return module;
    }

    private Object entry(String user, Map<String, JsonNode> arguments) {
        Module module = module(user, arguments);
        Map<String, String> values = values(arguments.get("name_value_list"));
        String id = values.get("id");
        if (id != null && !id.matches("[A-Za-z0-9_-]{0,36}")) {
            throw V41Refusal.nothing();
        }
        if (!org.allowed(user, module.name(), "save")) {
            throw V41Refusal.access();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", save(user, module, values));
        answer.put("entry_list", entries.echo(module, values));
        return answer;
    }

    /** One after the other; the first at which the database, or a program, breaks off ends the call. */
    private Object several(String user, Map<String, JsonNode> arguments) {
        Module module = module(user, arguments);
        List<String> ids = new ArrayList<>();
        for (JsonNode list : arguments.get("name_value_lists")) {
            if (org.allowed(user, module.name(), "save")) {
                ids.add(save(user, module, values(list)));
            }
        }
        return Map.of("ids", ids);
    }

    private static Map<String, String> values(@Nullable JsonNode list) {
        Map<String, String> values = new LinkedHashMap<>();
        if (list != null) {
            list.properties().forEach(one -> values.put(one.getKey(), text(one.getValue())));
            if (list.isArray()) {
                list.forEach(pair -> values.put(pair.path("name").asText(), text(pair.path("value"))));
            }
        }
        return values;
    }

    private static String text(JsonNode value) {
        return value.isBoolean() ? (value.asBoolean() ? "1" : "0") : value.isNull() ? "" : value.asText();
    }

    private String save(String user, Module module, Map<String, String> sent) {
        String id = sent.getOrDefault("id", "");
        boolean own = Set.of("1", "true").contains(sent.getOrDefault("new_with_id", ""));
        Map<String, String> values = new LinkedHashMap<>(sent);
        values.keySet().removeAll(Set.of("id", "new_with_id"));
        values.keySet().removeIf(name -> !entries.hasField(module, name));
        Row there = id.isEmpty() ? null : org.live(module.name(), id);
        if (there == null && !id.isEmpty() && !own) {
            // An update of no row at all: nothing is written, and nobody is told.
            return id;
        }
        crashes(module, values, there);
        hold(module, values, there);
        if (there != null && own) {
            throw V41Refusal.database();
        }
        if (there != null) {
            Row changed = org.update(user, there, values);
            return changed.id();
        }
        entries.firstStatus(module, values);
        try {
            return org.create(user, module, id, values).id();
        } catch (Org.Taken taken) {
            throw V41Refusal.database();
        }
    }

    /** An update of a case without a name or a text makes the cleaner of HTML fail, which nobody catches. */
    private static void crashes(Module module, Map<String, String> values, @Nullable Row there) {
        boolean whole = values.keySet().containsAll(Set.of("name", "description"));
        if (module.name().equals("AOP_Case_Updates") && there == null && !whole) {
            throw V41Refusal.broken();
        }
    }

    private void hold(Module module, Map<String, String> values, @Nullable Row there) {
        try {
            rules.hold(module, values, there);
        } catch (Refusal refusal) {
            throw V41Refusal.text(String.valueOf(refusal.getMessage()));
        }
    }

    private Map<String, Object> relate(
            String user, String moduleName, String id, String link, @Nullable JsonNode relatedIds) {
        Module module = org.module(moduleName);
        Link known = module == null || !entries.hasModule(moduleName)
                ? null
                : module.links().get(link);
        if (known == null || !org.allowed(user, moduleName, "view")) {
            return counts(0, 1);
        }
        Row from = org.live(moduleName, id);
        if (relatedIds != null && from != null) {
            for (String other : V41Entries.texts(relatedIds)) {
                Row to = org.live(known.module(), other);
                if (to != null) {
                    org.relate(user, from, link, to);
                }
            }
        }
        // What is not there is counted all the same.
        return counts(1, 0);
    }

    private static Map<String, Object> counts(int created, int failed) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("created", created);
        counts.put("failed", failed);
        counts.put("deleted", 0);
        return counts;
    }

    private Object relateAll(String user, Map<String, JsonNode> arguments) {
        JsonNode modules = arguments.get("module_names");
        int created = 0;
        for (int i = 0; i < modules.size(); i++) {
            Map<String, Object> one = relate(
                    user,
                    modules.path(i).asText(),
                    arguments.get("module_ids").path(i).asText(),
                    arguments.get("link_field_names").path(i).asText(),
                    arguments.get("related_ids").path(i));
            created += (int) one.get("created");
        }
        return counts(created, modules.size() - created);
    }

    private Object attach(String user, @Nullable JsonNode note) {
        Row there = note == null ? null : org.live("Notes", note.path("id").asText());
        if (note == null || there == null) {
            return Map.of("id", "-1");
        }
        org.files.put(
                there.id(), Base64.getMimeDecoder().decode(note.path("file").asText()));
        org.update(
                user,
                there,
                Map.of("filename", note.path("filename").asText(), "file_mime_type", "application/octet-stream"));
        return Map.of("id", there.id());
    }

    private Object attached(String id) {
        Row note = org.live("Notes", id);
        byte[] file = org.files.get(id);
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("id", id);
        attachment.put("filename", note == null ? "" : note.text("filename"));
        attachment.put("file", file == null ? "" : Base64.getEncoder().encodeToString(file));
        attachment.put("related_module_id", note == null ? "" : note.text("parent_id"));
        attachment.put("related_module_name", note == null ? "" : note.text("parent_type"));
        return Map.of("note_attachment", attachment);
    }
}
