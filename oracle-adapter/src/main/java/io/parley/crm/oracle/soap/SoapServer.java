package io.parley.crm.oracle.soap;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.api.FieldMapping;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.crm.oracle.api.Setup;
import io.parley.crm.oracle.api.Written;
import io.parley.model.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Oracle CRM On Demand over SOAP Web Services v2.0, generic namespace. */
public final class SoapServer implements OracleServer {

    private final Access access;
    private final SoapOptions options;
    private final SoapClient client;
    private final Queries queries;
    private final Metadata metadata;
    private final ValueCheck values;
    private final SoapSetup setup;
    private final Turns turns = new Turns();
    private final Set<String> unsure = Writing.memory();
    private final CountDownLatch closing = new CountDownLatch(1);

    public SoapServer(Access access, SoapOptions options) {
        this(access, options, System::nanoTime);
    }

    SoapServer(Access access, SoapOptions options, LongSupplier nanos) {
        this.access = access;
        this.options = options;
        this.client = new SoapClient(access, options.sessions(), nanos, this::pause);
        this.queries = new Queries(client, options.dialect());
        this.metadata = new Metadata(client, nanos);
        this.values = new ValueCheck(metadata);
        this.setup = new SoapSetup(access, client, nanos, this::pause);
    }

    private void pause(Duration duration) {
        try {
            if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CrmFailure(new Outcome.Retry("This CRM is being closed.", null), null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CrmFailure(new Outcome.Retry("Parley is being stopped.", null), null);
        }
    }

    @Override
    public Self self() {
        Query query = new Query(
                "User", SearchSpec.is("UserSignInId", access.user()), Set.of("Id", "UserSignInId"), null, null, 1);
        List<Item> found = query(query);
        if (found.isEmpty()) {
            throw new CrmFailure(
                    new Outcome.Blocked(
                            "Oracle CRM On Demand shows our own user " + access.user() + " to nobody of that name",
                            "Give the role of the integration user the right to read users, and write the user as"
                                    + " COMPANY/USER, as its sign-in id has it.",
                            null),
                    null);
        }
        return new Self(found.get(0).get("Id"), access.user());
    }

    @Override
    public List<Item> query(Query query) {
        return told(() -> queries.all(query));
    }

    @Override
    public List<Written> insert(String object, List<Item> records) {
        TopWay way = new TopWay(object, options.dialect().of(object), client, queries, "Insert");
        return checked(object, records, Function.identity(), way, fit -> Writing.add(fit, way, turns, unsure));
    }

    @Override
    public List<Written> update(String object, List<Item> records) {
        TopWay way = new TopWay(object, options.dialect().of(object), client, queries, "Update");
        return checked(object, records, Function.identity(), way, fit -> Writing.change(fit, way));
    }

    @Override
    public List<Written> addBelow(String object, String child, List<Below> records) {
        ChildWay way = new ChildWay(object, child, options.dialect().of(object), client, queries, "insert");
        return checked(child, records, Below::item, way, fit -> Writing.add(fit, way, turns, unsure));
    }

    @Override
    public List<Written> updateBelow(String object, String child, List<Below> records) {
        ChildWay way = new ChildWay(object, child, options.dialect().of(object), client, queries, "update");
        return checked(child, records, Below::item, way, fit -> Writing.change(fit, way));
    }

    /** Writes those that may be sent; the others are refused without bothering the service. */
    private <T> List<Written> checked(
            String object,
            List<T> records,
            Function<T, Item> item,
            Way<T> way,
            Function<List<T>, Map<String, Written>> write) {
        return told(() -> {
            Map<String, Written> refused = new HashMap<>();
            List<T> fit = new ArrayList<>();
            for (T record : records) {
                values.of(object, item.apply(record))
                        .ifPresentOrElse(
                                why -> refused.put(way.key(record), new Written.Failed(why)), () -> fit.add(record));
            }
            // Of two changes of one record one may be refused: then that is what is told of both.
            Map<String, Written> written = new HashMap<>(write.apply(fit));
            written.putAll(refused);
            return Writing.inOrder(records, way, written);
        });
    }

    @Override
    public Map<String, FieldMapping> mapping(String object) {
        return told(() -> metadata.mapping(object));
    }

    @Override
    public Set<String> picklist(String object, String field) {
        return told(() -> metadata.picklist(object, field));
    }

    private static <V> V told(Supplier<V> question) {
        try {
            return question.get();
        } catch (SoapFailure failure) {
            throw failure.asFailure();
        }
    }

    @Override
    public Setup setup() {
        return setup;
    }

    @Override
    public String address(String object, String id) {
        return access.url()
                + options.recordPage()
                        .replace("{object}", object)
                        .replace("{id}", URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.logoff();
        closing.countDown();
    }

    @Override
    public String toString() {
        return "Oracle CRM On Demand at " + access;
    }
}
