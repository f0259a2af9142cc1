package io.parley.crm.oracle.soap;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.api.Access.Mode;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Outcome;
import io.parley.sandbox.oracle.OracleSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stand-in, and clients of it. */
final class Tenant implements AutoCloseable {

    static final String REQUEST = "ServiceRequest";

    final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final List<SoapServer> opened = new ArrayList<>();

    SoapServer open() {
        return open(Mode.STATELESS, OracleSandbox.PASSWORD);
    }

    SoapServer open(Mode mode, String password) {
        return open(mode, password, Duration.ofSeconds(10));
    }

    SoapServer open(Duration timeout) {
        return open(Mode.STATELESS, OracleSandbox.PASSWORD, timeout);
    }

    private SoapServer open(Mode mode, String password, Duration timeout) {
        SoapServer server = new SoapServer(
                new Access(oracle.url().toString(), OracleSandbox.USER, password, mode, "Parley, Parley", timeout),
                SoapOptions.USUAL);
        opened.add(server);
        return server;
    }

    static Item request(String key, String subject) {
        return Item.of(Map.of("ExternalSystemId", key, "Subject", subject));
    }

    static List<Item> requests(int many) {
        List<Item> all = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            all.add(request("KEY" + n, "Request " + n));
        }
        return all;
    }

    static Item with(Item item, String field, String value) {
        Map<String, String> fields = new HashMap<>(item.fields());
        fields.put(field, value);
        return Item.of(fields);
    }

    static Query all(String object, int limit, String... fields) {
        return new Query(object, SearchSpec.isSet("Id"), Set.of(fields), null, null, limit);
    }

    /** What a failed call says about who must act. */
    static Outcome.Failure failure(Runnable call) {
        try {
            call.run();
        } catch (CrmFailure failure) {
            return failure.outcome();
        }
        throw new AssertionError("it went well");
    }

    @Override
    public void close() {
        opened.forEach(SoapServer::close);
        oracle.close();
    }
}
