package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds beans. An answer may hold fewer than was asked for, whatever the reason: only next_offset tells the end. */
final class Reading {

    /** Records of one answer; instances cap it, usually at 1000. */
    private static final int PAGE = 200;

    /** Values of one $in. */
    private static final int VALUES = 100;

    private static final String OLDEST_FIRST = "date_entered:ASC,id:ASC";

    private final V11Client client;
    private final Definitions definitions;

    Reading(V11Client client, Definitions definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    List<Bean> find(Query query) {
        Map<String, FieldDefinition> fields = definitions.of(query.module());
        ArrayNode filter = Json.mapper().createArrayNode();
        query.all().forEach(term -> term(filter, term, fields));
        return pages(
                query.module(), filter, query.fields(), query.orderBy() + ":ASC,id:ASC", query.offset(), query.limit());
    }

    private static void term(ArrayNode filter, Query.Term term, Map<String, FieldDefinition> fields) {
        if (term instanceof Query.Is is) {
            if (is.value().isEmpty()) {
                filter.addObject().putObject(is.field()).put("$empty", "");
            } else {
                filter.addObject().putObject(is.field()).set("$equals", value(is.field(), is.value(), fields));
            }
        } else if (term instanceof Query.IsNot not) {
            // In a database what is empty is not unequal.
            ArrayNode either = filter.addObject().putArray("$or");
            either.addObject().putObject(not.field()).set("$not_equals", value(not.field(), not.value(), fields));
            either.addObject().putObject(not.field()).put("$is_null", "");
        } else if (term instanceof Query.EndsWith ends) {
            filter.addObject().putObject(ends.field()).put("$ends", ends.end());
        } else if (term instanceof Query.Since since) {
            filter.addObject().putObject(since.field()).put("$gte", Wire.time(since.time()));
        }
    }

    private static JsonNode value(String field, String text, Map<String, FieldDefinition> fields) {
        FieldDefinition definition = fields.get(field);
        boolean bool = definition != null && definition.type().equals("bool");
        // The database knows truth as a number.
        return bool
                ? Json.mapper().getNodeFactory().numberNode(text.equals("true") ? 1 : 0)
                : Json.mapper().getNodeFactory().textNode(text);
    }

    /** Beans by a field's value, the oldest where several share one. */
    Map<String, Bean> by(String field, String module, Collection<String> values, Set<String> asked) {
        Set<String> all = new HashSet<>(asked);
        all.add(field);
        Map<String, Bean> found = new HashMap<>();
        for (List<String> some : chunks(values)) {
            ArrayNode filter = Json.mapper().createArrayNode();
            ArrayNode in = filter.addObject().putObject(field).putArray("$in");
            some.forEach(in::add);
            for (Bean bean : pages(module, filter, all, OLDEST_FIRST, 0, Integer.MAX_VALUE)) {
                found.putIfAbsent(field.equals("id") ? bean.id() : bean.get(field), bean);
            }
        }
        return found;
    }

    Map<String, List<Bean>> byEmail(String module, Collection<String> emails, Set<String> asked) {
        Map<String, List<Bean>> found = new HashMap<>();
        for (List<String> some : chunks(emails)) {
            Set<String> wanted = new HashSet<>();
            some.forEach(email -> wanted.add(email.toLowerCase(Locale.ROOT)));
            ArrayNode filter = Json.mapper().createArrayNode();
            ArrayNode in = filter.addObject()
                    .putObject("email_addresses.email_address")
                    .putArray("$in");
            some.forEach(in::add);
            Set<String> all = new HashSet<>(asked);
            all.add("email");
            for (JsonNode record : records(module, filter, all, OLDEST_FIRST, 0, Integer.MAX_VALUE)) {
                Bean bean = Wire.bean(module, record, asked, definitions.of(module));
                addresses(record).stream().filter(wanted::contains).forEach(address -> found.computeIfAbsent(
                                address, key -> new ArrayList<>())
                        .add(bean));
            }
        }
        return found;
    }

    private static Set<String> addresses(JsonNode record) {
        Set<String> addresses = new HashSet<>();
        record.path("email")
                .forEach(each ->
                        addresses.add(each.path("email_address").asText("").toLowerCase(Locale.ROOT)));
        return addresses;
    }

    List<Bean> related(String module, String id, String link, Set<String> asked) {
        List<Bean> found = new ArrayList<>();
        int offset = 0;
        while (offset >= 0) {
            JsonNode page = client.ask(
                    "to tell what is related to a record",
                    Request.get(Request.path(module, id, "link", link) + "?max_num=" + PAGE + "&offset=" + offset
                            + "&fields=" + Request.encoded(list(asked))));
            for (JsonNode record : page.path("records")) {
                String other = record.path("_module").asText("");
                found.add(Wire.bean(other, record, asked, other.isEmpty() ? Map.of() : definitions.of(other)));
            }
            offset = next(page, offset);
        }
        return found;
    }

    private List<Bean> pages(
            String module, ArrayNode filter, Set<String> asked, String orderBy, int offset, int limit) {
        Map<String, FieldDefinition> fields = definitions.of(module);
        return records(module, filter, asked, orderBy, offset, limit).stream()
                .map(record -> Wire.bean(module, record, asked, fields))
                .toList();
    }

    private List<JsonNode> records(
            String module, ArrayNode filter, Set<String> asked, String orderBy, int from, int limit) {
        List<JsonNode> records = new ArrayList<>();
        int offset = from;
        while (offset >= 0 && records.size() < limit) {
            ObjectNode body = Json.mapper().createObjectNode();
            body.set("filter", filter);
            body.put("max_num", Math.min(PAGE, limit - records.size()))
                    .put("offset", offset)
                    .put("order_by", orderBy)
                    .put("fields", list(asked));
            JsonNode page = client.ask("to find records of " + module, Request.post("/" + module + "/filter", body));
            page.path("records").forEach(records::add);
            offset = next(page, offset);
        }
        return records;
    }

    /** Where the next page begins; negative at the end, and when an answer leads nowhere. */
    private static int next(JsonNode page, int offset) {
        int next = page.path("next_offset").asInt(-1);
        return next > offset ? next : -1;
    }

    private static String list(Set<String> fields) {
        Set<String> all = new TreeSet<>(fields);
        all.add("id");
        return String.join(",", all);
    }

    private static List<List<String>> chunks(Collection<String> values) {
        List<String> all = List.copyOf(values);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += VALUES) {
            chunks.add(all.subList(from, Math.min(from + VALUES, all.size())));
        }
        return chunks;
    }
}
