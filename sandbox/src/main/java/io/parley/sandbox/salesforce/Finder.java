package io.parley.sandbox.salesforce;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a query: by index where a condition pins an indexed field, else by reading every row. */
final class Finder {

    private final Org org;

    Finder(Org org) {
        this.org = org;
    }

    /** The object a query reads; INVALID_TYPE when there is none. */
    ObjectType type(Query query) {
        ObjectType type = org.schema.find(query.object());
        if (type == null) {
            throw Problem.of(
                    400,
                    "INVALID_TYPE",
                    "sObject type '" + query.object() + "' is not supported. If you are"
                            + " attempting to use a custom object, be sure to append the '__c' after the entity name. Please"
                            + " reference your WSDL or the describe call for the appropriate names.");
        }
        return type;
    }

    List<Row> rows(Query query, boolean deletedToo) {
        ObjectType type = type(query);
        Files.checkQuery(type, query);
        Predicate<Row> test = query.where() == null ? row -> true : new Filter(org, type).of(query.where());
        Stream<Row> found = candidates(type, query.where(), deletedToo).stream()
                .filter(row -> deletedToo || !row.deleted())
                .filter(test);
        Comparator<Row> order = order(type, query.orders());
        return (order == null ? found : found.sorted(order))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    private Collection<Row> candidates(ObjectType type, Query.@Nullable Condition where, boolean deletedToo) {
        Table table = org.table(type);
        List<Query.Condition> parts =
                where instanceof Query.All all ? all.parts() : where == null ? List.of() : List.of(where);
        for (Query.Condition part : parts) {
            if (!deletedToo && part instanceof Query.Compare compare && pins(table, compare)) {
                Set<Row> found = new LinkedHashSet<>();
                for (Query.Literal literal : compare.values()) {
                    found.addAll(table.by(type.place(compare.path()), indexed(type, compare, literal)));
                }
                return found.stream().sorted(Comparator.comparing(Row::id)).toList();
            }
        }
        return table.all();
    }

    private static boolean pins(Table table, Query.Compare compare) {
        int place = table.type.place(compare.path());
        return place >= 0
                && table.indexed(place)
                && List.of("=", "IN").contains(compare.operator())
                && compare.values().stream().allMatch(literal -> literal.value() instanceof String);
    }

    private static Object indexed(ObjectType type, Query.Compare compare, Query.Literal literal) {
        Field field = type.fields.get(type.place(compare.path()));
        String text = String.valueOf(literal.value());
        return field.isReference() || field.type().equals("id") ? Ids.full(text) : text;
    }

    private @Nullable Comparator<Row> order(ObjectType type, List<Query.Order> orders) {
        Comparator<Row> all = null;
        for (Query.Order order : orders) {
            FieldPath path = FieldPath.of(org, type, order.path());
            if (path.field.type().equals("textarea")) {
                throw Problem.malformedQuery("field '" + path.field.name() + "' can not be sorted in a query call");
            }
            Comparator<@Nullable Object> values = order.descending()
                    ? (left, right) -> Filter.compare(Objects.requireNonNull(right), Objects.requireNonNull(left))
                    : (left, right) -> Filter.compare(Objects.requireNonNull(left), Objects.requireNonNull(right));
            Comparator<Row> one = Comparator.comparing(
                    path::of, order.nullsLast() ? Comparator.nullsLast(values) : Comparator.nullsFirst(values));
            all = all == null ? one : all.thenComparing(one);
        }
        return all;
    }

    /** One record of a query's answer, parents nested. */
    Map<String, @Nullable Object> record(Row row, List<String> fields, String base) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("attributes", attributes(row, base));
        Map<String, List<String>> parents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String selected : fields) {
            String path = selected.regionMatches(true, 0, row.type.name + ".", 0, row.type.name.length() + 1)
                    ? selected.substring(row.type.name.length() + 1)
                    : selected;
            int dot = path.indexOf('.');
            if (dot < 0) {
                int place = row.type.place(path);
                json.put(
                        place < 0 ? path : row.type.fields.get(place).name(),
                        place < 0 ? null : Values.json(row.type.fields.get(place), row.at(place)));
            } else {
                parents.computeIfAbsent(path.substring(0, dot), p -> new java.util.ArrayList<>())
                        .add(path.substring(dot + 1));
            }
        }
        parents.forEach((relation, rest) -> json.put(name(row, relation), parent(row, relation, rest, base)));
        return json;
    }

    private static String name(Row row, String relation) {
        return Objects.requireNonNullElse(
                row.type.fields.get(row.type.relation(relation)).relationshipName(), relation);
    }

    private @Nullable Object parent(Row row, String relation, List<String> fields, String base) {
        int place = row.type.relation(relation);
        Object id = row.at(place);
        Row parent = id == null ? null : org.follow(row.type.fields.get(place), id);
        if (parent == null) {
            return null;
        }
        Map<String, @Nullable Object> json = record(parent, fields, base);
        if (FieldPath.polymorphic(row.type.fields.get(place))) {
            json.replaceAll((name, value) -> name.equalsIgnoreCase(FieldPath.TYPE) ? parent.type.name : value);
        }
        return json;
    }

    static Map<String, Object> attributes(Row row, String base) {
        return Map.of("type", row.type.name, "url", base + "/sobjects/" + row.type.name + "/" + row.id());
    }
}
