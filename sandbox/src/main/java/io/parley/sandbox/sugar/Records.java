package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Beans of modules: created, read, changed, deleted, found and related. */
final class Records {

    private static final int USUAL = 20;
    private static final Set<String> FILTERS = Set.of("filter", "max_num", "offset", "fields", "order_by", "view");

    private final Org org;
    private final Beans beans;
    private final Links links;
    private final int most;

    /** @param most records of an answer, however many are asked for */
    Records(Org org, Beans beans, int most) {
        this.org = org;
        this.beans = beans;
        this.links = new Links(org);
        this.most = most;
    }

    Reply answer(Ask ask, User user) {
        Module module = org.modules.need(ask.part(0));
        return switch (ask.kind()) {
            case "create" -> Reply.ok(beans.create(module, ask.object(), user).shown(fields(module, ask)));
            case "retrieve" -> Reply.ok(org.need(module, ask.part(1)).shown(fields(module, ask)));
            case "update" ->
                Reply.ok(beans.update(org.need(module, ask.part(1)), ask.object(), user)
                        .shown(fields(module, ask)));
            case "delete" -> delete(org.need(module, ask.part(1)), user);
            case "filter" -> filter(module, ask);
            case "related" -> related(module, ask);
            case "link" -> link(module, ask, user);
            default -> throw Refusal.noMethod();
        };
    }

    private Reply delete(Row row, User user) {
        org.save(row, Map.of("deleted", true), user);
        return Reply.ok(Map.of("id", row.id));
    }

    private Reply filter(Module module, Ask ask) {
        boolean counts = ask.part(2).equals("count");
        if (ask.size() > 2 && !counts) {
            throw Refusal.noMethod();
        }
        check(ask);
        Filter filter = new Filter(module);
        String orderBy = Objects.requireNonNullElse(ask.argument("order_by"), "");
        List<Row> found = org.live(module).stream()
                .filter(filter.all(definition(ask)))
                .sorted(filter.order(orderBy))
                .toList();
        return counts ? Reply.ok(Map.of("record_count", found.size())) : page(found, module, ask);
    }

    private static void check(Ask ask) {
        Set<String> given = new java.util.HashSet<>();
        if (ask.method().equals("POST")) {
            ask.object().fieldNames().forEachRemaining(given::add);
        } else {
            given.addAll(ask.call().query().keySet());
        }
        given.removeAll(FILTERS);
        if (!given.isEmpty()) {
            throw Refusal.invalid("The stand-in does not know the argument "
                    + given.iterator().next());
        }
    }

    private static JsonNode definition(Ask ask) {
        if (ask.method().equals("POST")) {
            return ask.object().path("filter");
        }
        String text = ask.call().param("filter");
        try {
            return text == null ? Json.MAPPER.missingNode() : Json.read(text);
        } catch (UncheckedIOException malformed) {
            throw Refusal.invalid("The filter is not valid JSON");
        }
    }

    private Reply page(List<Row> found, Module module, Ask ask) {
        int offset = Math.max(0, ask.number("offset", 0));
        int asked = ask.number("max_num", USUAL);
        int size = Math.min(asked <= 0 ? most : asked, most);
        List<String> fields = fields(module, ask);
        int from = Math.min(offset, found.size());
        int to = Math.min(from + size, found.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("next_offset", to < found.size() ? to : -1);
        page.put(
                "records",
                found.subList(from, to).stream().map(row -> row.shown(fields)).toList());
        return Reply.ok(page);
    }

    private @Nullable List<String> fields(Module module, Ask ask) {
        String text = ask.method().equals("PUT") || ask.kind().equals("create")
                ? ask.call().param("fields")
                : ask.argument("fields");
        if (text == null || text.isBlank()) {
            return null;
        }
        List<String> fields = Arrays.stream(text.split(",")).map(String::strip).toList();
        fields.forEach(module::need);
        return fields;
    }

    private Reply related(Module module, Ask ask) {
        if (ask.size() != 4) {
            throw Refusal.noMethod();
        }
        Row row = org.need(module, ask.part(1));
        List<Row> found = links.related(row, ask.part(3));
        return page(found, org.modules.need(module.links().get(ask.part(3))), ask);
    }

    private Reply link(Module module, Ask ask, User user) {
        if (ask.size() != 3 || !ask.method().equals("POST")) {
            throw Refusal.noMethod();
        }
        return Reply.ok(links.add(org.need(module, ask.part(1)), ask.object(), user));
    }
}
