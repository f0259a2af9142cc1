package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.soap.Dialect.Names;
import io.parley.crm.oracle.soap.SoapClient.Request;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records that stand for themselves. */
final class TopWay implements Way<Item> {

    static final String KEY = "ExternalSystemId";

    private final String object;
    private final Names names;
    private final SoapClient client;
    private final Queries queries;
    private final String operation;

    /** @param operation {@code Insert} or {@code Update} */
    TopWay(String object, Names names, SoapClient client, Queries queries, String operation) {
        this.object = object;
        this.names = names;
        this.client = client;
        this.queries = queries;
        this.operation = operation;
    }

    @Override
    public String key(Item record) {
        return key(record, operation.equals("Insert") ? KEY : "Id", object);
    }

    @Override
    public Item merged(Item before, Item after) {
        return both(before, after);
    }

    static Item both(Item before, Item after) {
        Map<String, String> fields = new HashMap<>(before.fields());
        fields.putAll(after.fields());
        return Item.of(fields);
    }

    static String key(Item record, String field, String object) {
        String key = record.get(field);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a " + object + " without " + field);
        }
        return key;
    }

    @Override
    public Map<String, String> there(Collection<Item> records) {
        List<String> keys = records.stream().map(this::key).toList();
        Map<String, String> ids = new HashMap<>();
        queries.all(new Query(object, SearchSpec.anyOf(KEY, keys), Set.of("Id", KEY), null, null, 2 * keys.size()))
                .forEach(found -> ids.putIfAbsent(found.get(KEY), found.get("Id")));
        return ids;
    }

    @Override
    public Map<String, String> send(List<Item> records) {
        String wrapper = names.element() + operation + "_Input";
        XmlText body = new XmlText()
                .open(wrapper, "xmlns", names.service())
                .open(names.list(), "xmlns", names.data() + "/Data");
        records.forEach(record -> {
            body.open(names.element());
            fields(body, record);
            body.close(names.element());
        });
        body.close(names.list()).close(wrapper);
        Node answer = client.call(new Request(names.action(operation), body.toString(), object, words(records)));
        List<Node> told = answer.child(names.list())
                .map(list -> list.all(names.element()))
                .orElse(List.of());
        return ids(records, told, object);
    }

    /** The answer tells of the records in the order in which they were sent. */
    private Map<String, String> ids(List<Item> records, List<Node> told, String what) {
        if (told.size() != records.size()) {
            throw mismatch(what, records.size(), told.size());
        }
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            ids.put(key(records.get(i)), told.get(i).text("Id"));
        }
        return ids;
    }

    static SoapFailure mismatch(String object, int sent, int told) {
        return new SoapFailure(
                Kind.UNSURE,
                new Outcome.Retry(
                        "Oracle CRM On Demand got " + sent + " of the " + object + " and tells of " + told, null));
    }

    static void fields(XmlText body, Item record) {
        List<String> names = new ArrayList<>(record.fields().keySet());
        names.sort(null);
        names.forEach(name -> body.element(name, record.get(name)));
    }

    static Words words(Collection<Item> records) {
        return new Words(
                records.stream()
                        .flatMap(record -> record.fields().values().stream())
                        .toList(),
                "");
    }
}
