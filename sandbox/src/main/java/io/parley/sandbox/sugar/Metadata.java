package io.parley.sandbox.sugar;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What modules and fields there are. */
final class Metadata {

    private static final Set<String> ARGUMENTS = Set.of("type_filter", "module_filter", "platform");

    private final Modules modules;

    Metadata(Modules modules) {
        this.modules = modules;
    }

    Reply modules(Ask ask) {
        if (ask.size() > 1) {
            throw Refusal.noMethod();
        }
        ask.call().query().keySet().forEach(argument -> {
            if (!ARGUMENTS.contains(argument)) {
                throw Refusal.invalid("The stand-in does not know the argument " + argument);
            }
        });
        String asked = Objects.requireNonNullElse(ask.argument("module_filter"), "");
        List<String> only =
                Arrays.stream(asked.split(",")).filter(name -> !name.isBlank()).toList();
        Map<String, Object> told = new LinkedHashMap<>();
        for (String name : modules.names()) {
            if (only.isEmpty() || only.contains(name)) {
                Map<String, Object> fields = new LinkedHashMap<>();
                modules.need(name).fields().values().forEach(field -> fields.put(field.name(), field.told()));
                // PHP writes a stray hash among the fields, which is no field.
                fields.put("_hash", "c8d9e0f1");
                told.put(name, Map.of("fields", fields, "_hash", "a1b2c3d4"));
            }
        }
        return Reply.ok(Map.of("modules", told, "_hash", "e5f6a7b8"));
    }

    Reply choices(Ask ask) {
        Field field = modules.need(ask.part(0)).need(ask.part(2));
        if (field.list() == null) {
            throw Refusal.notFound(ask.part(0), ask.part(2));
        }
        Map<String, String> choices = new LinkedHashMap<>();
        modules.choices(field.list()).forEach(choice -> choices.put(choice, choice));
        return Reply.ok(choices);
    }
}
