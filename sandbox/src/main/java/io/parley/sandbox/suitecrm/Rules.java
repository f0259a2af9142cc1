package io.parley.sandbox.suitecrm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What logic hooks of this org refuse: SuiteCRM has no validation of its own behind its APIs. */
final class Rules {

    private final List<Rule> all = new CopyOnWriteArrayList<>();

    /** @param words null when the field must hold anything at all */
    private record Rule(
            String module, String field, @Nullable String words, String message) {}

    void refuseWhere(String module, String field, String words, String message) {
        all.add(new Rule(module, field, words.toLowerCase(Locale.ROOT), message));
    }

    void require(String module, String field) {
        all.add(new Rule(module, field, null, "The field " + field + " is required"));
    }

    /**
     * Throws what the first hook throws that does not like this.
     *
     * @param before null for a new bean
     */
    void hold(Module module, Map<String, String> values, @Nullable Row before) {
        for (Rule rule : all) {
            String value = values.getOrDefault(rule.field(), before == null ? "" : before.text(rule.field()));
            boolean broken = rule.words() == null
                    ? value.isEmpty()
                    : value.toLowerCase(Locale.ROOT).contains(rule.words());
            if (rule.module().equals(module.name()) && broken) {
                throw Refusal.service(rule.message());
            }
        }
    }
}
