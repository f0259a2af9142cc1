package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.soap.Dialect.Names;
import io.parley.crm.oracle.soap.SoapClient.Request;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks for records, page by page, those below them included. */
final class Queries {

    /** The most that a page may have. */
    private static final int PAGE = 100;

    /** Fewer where each brings others with it, so that an answer stays within its limit. */
    private static final int PAGE_WITH_CHILDREN = 50;

    private final SoapClient client;
    private final Dialect dialect;

    Queries(SoapClient client, Dialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    List<Item> all(Query query) {
        List<Item> found = new ArrayList<>();
        boolean more = true;
        while (more && found.size() < query.limit()) {
            int most = query.child() == null ? PAGE : PAGE_WITH_CHILDREN;
            int size = Math.min(most, query.limit() - found.size());
            Optional<Node> page = page(query, found.size(), size, 0);
            List<Node> records = page.map(list -> list.all(element(query))).orElse(List.of());
            records.forEach(record -> found.add(whole(record, query)));
            // As many as came are passed over, not as many as were asked for: a page may be shorter than asked.
            more = !records.isEmpty() && !last(page.get(), records.size() < size);
        }
        return found;
    }

    private String element(Query query) {
        return dialect.of(query.object()).element();
    }

    /** @param part whether fewer came than were asked for, which counts where the page says nothing */
    private static boolean last(Node list, boolean part) {
        String said = list.attribute("lastpage");
        return said.isEmpty() ? part : !said.equals("false");
    }

    /** A record with all that is below it, however many pages of its own that takes. */
    private Item whole(Node record, Query query) {
        Item item = item(record);
        if (query.child() == null) {
            return item;
        }
        String child = query.child().name();
        List<Item> below = new ArrayList<>(item.below(child));
        boolean more = record.child("ListOf" + child)
                .map(list -> !last(list, below.size() < PAGE))
                .orElse(false);
        Query one =
                new Query(query.object(), SearchSpec.is("Id", item.get("Id")), Set.of("Id"), null, query.child(), 1);
        while (more) {
            Optional<Node> list = page(one, 0, 1, below.size())
                    .flatMap(page -> page.child(element(query)))
                    .flatMap(parent -> parent.child("ListOf" + child));
            List<Node> records = list.map(page -> page.all(child)).orElse(List.of());
            records.forEach(each -> below.add(item(each)));
            more = !records.isEmpty() && !last(list.get(), records.size() < PAGE);
        }
        return new Item(item.fields(), Map.of(child, List.copyOf(below)));
    }

    private Optional<Node> page(Query query, int from, int size, int childFrom) {
        Names names = dialect.of(query.object());
        String wrapper = names.element() + "QueryPage_Input";
        XmlText body = new XmlText()
                .open(wrapper, "xmlns", names.service())
                .open(names.list(), "xmlns", names.data() + "/Query", "pagesize", "" + size, "startrownum", "" + from);
        body.open(names.element(), "searchspec", query.spec().text());
        fields(body, query);
        Query.Child child = query.child();
        if (child != null) {
            children(body, child, childFrom);
        }
        body.close(names.element()).close(names.list()).close(wrapper);
        Request request = new Request(names.action("QueryPage"), body.toString(), query.object(), Words.NONE);
        try {
            return client.call(request).child(names.list());
        } catch (SoapFailure failure) {
            if (failure.kind() == Kind.NOTHING) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static void fields(XmlText body, Query query) {
        Set<String> wanted = new TreeSet<>(query.fields());
        wanted.add("Id");
        String order = query.orderBy();
        if (order != null) {
            wanted.remove(order);
            body.empty(order, "sortorder", "ASC", "sortsequence", "1");
        }
        wanted.forEach(field -> body.empty(field));
    }

    private static void children(XmlText body, Query.Child child, int from) {
        String list = "ListOf" + child.name();
        body.open(list, "pagesize", "" + PAGE, "startrownum", "" + from);
        @Nullable SearchSpec spec = child.spec();
        if (spec == null) {
            body.open(child.name());
        } else {
            body.open(child.name(), "searchspec", spec.text());
        }
        Set<String> wanted = new TreeSet<>(child.fields());
        wanted.add("Id");
        wanted.forEach(field -> body.empty(field));
        body.close(child.name()).close(list);
    }

    static Item item(Node record) {
        Map<String, String> fields = new HashMap<>();
        Map<String, List<Item>> children = new HashMap<>();
        for (Node field : record.children()) {
            if (field.name().startsWith("ListOf")) {
                children.put(
                        field.name().substring("ListOf".length()),
                        field.children().stream().map(Queries::item).toList());
            } else if (!field.text().isEmpty()) {
                fields.put(field.name(), field.text());
            }
        }
        return new Item(fields, children);
    }
}
