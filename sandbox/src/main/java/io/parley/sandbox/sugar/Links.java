package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What beans are related to: by pairs, or by the fields that name a parent, a contact or an account. */
final class Links {

    private final Org org;

    Links(Org org) {
        this.org = org;
    }

    private static String target(Module module, String link) {
        String target = module.links().get(link);
        if (target == null) {
            throw Refusal.of(404, "not_found", "Could not find a relationship named: " + link);
        }
        return target;
    }

    /** The beans at the other end of a link. */
    List<Row> related(Row row, String link) {
        Module other = org.modules.need(target(row.module, link));
        List<Row> found = new ArrayList<>();
        for (Row each : org.live(other)) {
            if (isRelated(row, link, each)) {
                found.add(each);
            }
        }
        return found;
    }

    private boolean isRelated(Row row, String link, Row other) {
        boolean isChild = row.module.name().equals(other.text("parent_type")) && row.id.equals(other.text("parent_id"));
        boolean pointsHere =
                switch (row.module.name()) {
                    case "Contacts" ->
                        row.id.equals(other.text("contact_id")) || row.id.equals(other.text("primary_contact_id"));
                    case "Accounts" -> row.id.equals(other.text("account_id"));
                    default -> false;
                };
        boolean pointsThere = List.of("contact_id", "primary_contact_id", "account_id", "parent_id").stream()
                .anyMatch(field -> other.id.equals(row.text(field)));
        return isChild
                || pointsHere
                || pointsThere
                || org.related(row, link).contains(other.id)
                || org.related(other, back(row)).contains(row.id);
    }

    private static String back(Row row) {
        return row.module.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Relates a bean to others: {"link_name", "ids"}. */
    Map<String, Object> add(Row row, ObjectNode body, User by) {
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("link_name") && !name.equals("ids")) {
                throw Refusal.invalid("Invalid parameter: " + name);
            }
        });
        if (!body.hasNonNull("link_name")) {
            throw Refusal.missing("link_name");
        }
        if (!body.path("ids").isArray()) {
            throw Refusal.missing("ids");
        }
        String link = body.path("link_name").asText();
        Module other = org.modules.need(target(row.module, link));
        List<Object> related = new ArrayList<>();
        for (JsonNode id : body.path("ids")) {
            String otherId = id.isObject() ? id.path("id").asText() : id.asText();
            Row there = org.need(other, otherId);
            relate(row, link, there, by);
            related.add(there.shown((List<String>) null));
        }
        return Map.of("record", row.shown((List<String>) null), "related_records", related);
    }

    private void relate(Row row, String link, Row there, User by) {
        if (there.module.field("parent_id") != null && !row.module.name().equals("Contacts")) {
            org.save(there, Map.of("parent_type", row.module.name(), "parent_id", row.id), by);
        } else if (Objects.equals(link, "contact") || (row.module.name().equals("Contacts") && link.equals("notes"))) {
            Row note = link.equals("contact") ? row : there;
            Row contact = link.equals("contact") ? there : row;
            org.save(note, Map.of("contact_id", contact.id), by);
        } else if (link.equals("accounts")) {
            org.save(row, Map.of("account_id", there.id), by);
        } else {
            org.relate(row, link, there.id);
        }
    }
}
