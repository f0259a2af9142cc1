package io.parley.sandbox.sugar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The /integrate endpoints: records by a key that another system gave them. Admins alone may use them. */
final class Integration {

    private final Org org;
    private final Beans beans;

    Integration(Org org, Beans beans) {
        this.org = org;
        this.beans = beans;
    }

    Reply answer(Ask ask, User user) {
        if (!user.admin()) {
            throw Refusal.notAuthorized("perform this action");
        }
        Module module = org.modules.need(ask.part(1));
        if (ask.kind().equals("set-key")) {
            return setKey(module, ask, user);
        }
        Field key = module.need(ask.part(2));
        Row row = find(module, key, ask.part(3));
        if (ask.kind().equals("upsert")) {
            return row == null ? create(module, key, ask, user) : update(row, ask, user);
        }
        if (row == null) {
            throw Refusal.invalid(
                    "Could not find record with " + key.name() + ":" + ask.part(3) + " in module: " + module.name());
        }
        if (ask.kind().equals("by-key")) {
            return Reply.ok(Map.of("record", row.shown((java.util.List<String>) null)));
        }
        org.save(row, Map.of("deleted", true), user);
        return Reply.ok(Map.of("record", row.id));
    }

    private @Nullable Row find(Module module, Field key, String value) {
        return org.live(module).stream()
                .filter(row -> row.text(key.name()).equals(value))
                .findFirst()
                .orElse(null);
    }

    private Reply create(Module module, Field key, Ask ask, User user) {
        Row row = beans.create(module, ask.object().put(key.name(), ask.part(3)), user);
        return new Reply(201, Map.of("record", row.id));
    }

    private Reply update(Row row, Ask ask, User user) {
        return Reply.ok(Map.of("record", beans.update(row, ask.object(), user).id));
    }

    private Reply setKey(Module module, Ask ask, User user) {
        Row row = org.need(module, ask.part(2));
        org.save(row, Map.of(module.need(ask.part(3)).name(), ask.part(4)), user);
        return Reply.ok(Map.of("success", true, "record", row.id));
    }
}
