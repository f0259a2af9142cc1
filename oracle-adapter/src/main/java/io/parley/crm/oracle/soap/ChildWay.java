package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.OracleServer.Below;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.soap.Dialect.Names;
import io.parley.crm.oracle.soap.SoapClient.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records below others. The others are named but skipped, so that nothing of them changes. What is there is asked through
 * the others as well: whether a child can be found by itself differs between objects.
 */
final class ChildWay implements Way<Below> {

    private final String object;
    private final String child;
    private final Names names;
    private final SoapClient client;
    private final Queries queries;
    private final String operation;

    /** @param operation {@code insert} or {@code update} */
    ChildWay(String object, String child, Names names, SoapClient client, Queries queries, String operation) {
        this.object = object;
        this.child = child;
        this.names = names;
        this.client = client;
        this.queries = queries;
        this.operation = operation;
    }

    @Override
    public String key(Below record) {
        return TopWay.key(record.item(), operation.equals("insert") ? TopWay.KEY : "Id", child);
    }

    @Override
    public Below merged(Below before, Below after) {
        return new Below(after.parentId(), TopWay.both(before.item(), after.item()));
    }

    @Override
    public Map<String, String> there(Collection<Below> records) {
        Set<String> parents = Set.copyOf(records.stream().map(Below::parentId).toList());
        List<String> keys = records.stream().map(this::key).toList();
        Query.Child wanted = new Query.Child(child, SearchSpec.anyOf(TopWay.KEY, keys), Set.of("Id", TopWay.KEY));
        Map<String, String> ids = new HashMap<>();
        queries.all(new Query(object, SearchSpec.anyOf("Id", parents), Set.of("Id"), null, wanted, parents.size()))
                .forEach(parent ->
                        parent.below(child).forEach(found -> ids.putIfAbsent(found.get(TopWay.KEY), found.get("Id"))));
        ids.keySet().retainAll(keys);
        return ids;
    }

    @Override
    public Map<String, String> send(List<Below> records) {
        Map<String, List<Below>> byParent = new LinkedHashMap<>();
        records.forEach(record -> byParent.computeIfAbsent(record.parentId(), none -> new ArrayList<>())
                .add(record));
        String wrapper = names.element() + "Execute_Input";
        XmlText body = new XmlText()
                .open(wrapper, "xmlns", names.service())
                .open(names.list(), "xmlns", names.data() + "/Data");
        byParent.forEach((parent, below) -> parent(body, parent, below));
        body.close(names.list()).close(wrapper);
        Words words = TopWay.words(records.stream().map(Below::item).toList());
        Node answer = client.call(new Request(names.action("Execute"), body.toString(), child, words));
        return ids(byParent, answer);
    }

    private void parent(XmlText body, String parent, List<Below> below) {
        body.open(names.element(), "operation", "skipnode")
                .element("Id", parent)
                .open("ListOf" + child);
        for (Below record : below) {
            body.open(child, "operation", operation);
            TopWay.fields(body, record.item());
            body.close(child);
        }
        body.close("ListOf" + child).close(names.element());
    }

    /** The answer tells of the parents, and below each of its children, in the order in which they were sent. */
    private Map<String, String> ids(Map<String, List<Below>> byParent, Node answer) {
        List<Node> parents = answer.child(names.list())
                .map(list -> list.all(names.element()))
                .orElse(List.of());
        if (parents.size() != byParent.size()) {
            throw TopWay.mismatch(object, byParent.size(), parents.size());
        }
        Map<String, String> ids = new HashMap<>();
        int at = 0;
        for (List<Below> sent : byParent.values()) {
            List<Node> told = parents.get(at++)
                    .child("ListOf" + child)
                    .map(list -> list.all(child))
                    .orElse(List.of());
            if (told.size() != sent.size()) {
                throw TopWay.mismatch(child, sent.size(), told.size());
            }
            for (int i = 0; i < told.size(); i++) {
                ids.put(key(sent.get(i)), told.get(i).text("Id"));
            }
        }
        return ids;
    }
}
