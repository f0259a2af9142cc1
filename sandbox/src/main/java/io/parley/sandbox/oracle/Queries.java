package io.parley.sandbox.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** QueryPage: pages of records, with pages of what belongs to them. */
final class Queries {

    private static final int MOST = 100;
    /** What a page holds when nobody says; which number it is has not been established. */
    private static final int USUAL = 10;

    private final Org org;
    private final Habits habits;
    private final Seen seen;

    Queries(Org org, Habits habits) {
        this.org = org;
        this.habits = habits;
        this.seen = new Seen(org);
    }

    /**
     * What is asked for in one list.
     *
     * @param name of the record elements
     * @param fields in the order asked
     * @param below by object
     */
    private record Wanted(
            Kind kind,
            int size,
            int start,
            boolean counted,
            Predicate<Row> spec,
            List<String> fields,
            Comparator<Row> order,
            Map<String, Wanted> below) {}

    /** The answer's list. */
    record Page(Out xml, int parents) {}

    /**
     * @param list the ListOf element of a request
     * @param user the row id of who asks
     */
    Page answer(Kind kind, Tag list, String user) {
        Wanted wanted = wanted(kind, list, kind.data(true), user);
        List<Row> all = org.all(kind).stream()
                .filter(row -> habits.notesAtTop()
                        || !kind.name().equals("Note")
                        || row.get("SourceId").isEmpty())
                .toList();
        Out xml = new Out();
        int shown = page(xml, wanted, all, kind.data(false));
        return new Page(xml, wanted.below().isEmpty() ? 0 : shown);
    }

    private Wanted wanted(Kind kind, Tag list, String space, String user) {
        if (!list.is(space, "ListOf" + kind.name())) {
            throw Refusal.unknownTag("{" + list.space() + "}", list.name());
        }
        for (String attribute : list.attributes().keySet()) {
            if (!List.of("pagesize", "startrownum", "recordcountneeded").contains(attribute)) {
                throw Refusal.unknownTag(list.name(), attribute);
            }
        }
        if (list.children().size() != 1 || !list.children().get(0).is(space, kind.name())) {
            throw Refusal.client("A list in a query holds one element " + kind.name());
        }
        Tag example = list.children().get(0);
        Map<String, Wanted> below = new LinkedHashMap<>();
        List<Tag> fields = new ArrayList<>();
        for (Tag each : example.children()) {
            String child = each.name().startsWith("ListOf") ? each.name().substring("ListOf".length()) : "";
            if (kind.below().containsKey(child)) {
                below.put(child, wanted(org.kind(child), each, space, user));
            } else {
                fields.add(field(kind, each, space));
            }
        }
        return new Wanted(
                kind,
                number(list, "pagesize", USUAL, 1, MOST),
                number(list, "startrownum", 0, 0, Integer.MAX_VALUE),
                "true".equals(list.attribute("recordcountneeded")),
                condition(kind, example, user),
                fields.stream().map(Tag::name).toList(),
                order(fields),
                below);
    }

    private Predicate<Row> condition(Kind kind, Tag example, String user) {
        Predicate<Row> visible = row -> habits.privateSeen()
                || !row.is("Private")
                || row.get("CreatedById").equals(user);
        String spec = example.attribute("searchspec");
        return spec == null || spec.isBlank() ? visible : visible.and(Spec.read(kind, spec, seen::value));
    }

    private static Tag field(Kind kind, Tag tag, String space) {
        if (!tag.space().equals(space)) {
            throw Refusal.unknownTag("{" + tag.space() + "}", tag.name());
        }
        kind.need(tag.name());
        if (!tag.value().isBlank()) {
            throw Refusal.unsupported("queries by template; use searchspec");
        }
        return tag;
    }

    private static int number(Tag list, String attribute, int otherwise, int least, int most) {
        String text = list.attribute(attribute);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.data("EAI-04376", "EAI-04186", attribute + " must be from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    private Comparator<Row> order(List<Tag> fields) {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        List<Tag> sorted = fields.stream()
                .filter(tag -> tag.attribute("sortorder") != null)
                .sorted(Comparator.comparing(tag -> Objects.requireNonNullElse(tag.attribute("sortsequence"), "1")))
                .toList();
        for (Tag tag : sorted) {
            Comparator<Row> by = Comparator.comparing(row -> seen.value(row, tag.name()));
            order = order.thenComparing("DESC".equals(tag.attribute("sortorder")) ? by.reversed() : by);
        }
        return order;
    }

    /** Writes a page, returns how many records it shows. */
    private int page(Out xml, Wanted wanted, List<Row> candidates, @Nullable String space) {
        List<Row> found =
                candidates.stream().filter(wanted.spec()).sorted(wanted.order()).collect(Collectors.toList());
        int end = (int) Math.min((long) wanted.start() + wanted.size(), found.size());
        List<Row> shown = wanted.start() >= found.size() ? List.of() : found.subList(wanted.start(), end);
        List<String> attributes = new ArrayList<>();
        if (space != null) {
            attributes.addAll(List.of("xmlns", space));
        }
        attributes.addAll(List.of("lastpage", String.valueOf(end >= found.size())));
        if (wanted.counted()) {
            attributes.addAll(List.of("recordcount", String.valueOf(found.size())));
        }
        String list = "ListOf" + wanted.kind().name();
        xml.open(list, attributes.toArray(String[]::new));
        shown.forEach(row -> record(xml, wanted, row));
        xml.close(list);
        return shown.size();
    }

    private void record(Out xml, Wanted wanted, Row row) {
        xml.open(wanted.kind().name());
        for (String name : wanted.fields()) {
            String value = seen.value(row, name);
            if (!value.isEmpty() || wanted.kind().need(name).type().string()) {
                xml.leaf(name, value);
            }
        }
        wanted.below().forEach((child, below) -> page(xml, below, org.below(row, below.kind()), null));
        xml.close(wanted.kind().name());
    }
}
