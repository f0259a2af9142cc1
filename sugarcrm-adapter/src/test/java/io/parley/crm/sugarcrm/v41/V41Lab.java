package io.parley.crm.sugarcrm.v41;

import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A stand-in, the adapter's client of it, and somebody who calls it without any care. */
final class V41Lab implements AutoCloseable {

    final SuiteSandbox crm = SuiteSandbox.start(0, null);
    final Bare bare = new Bare(crm.url());
    final V41Server server = server(SuiteSandbox.PASSWORD);

    V41Lab() {
        bare.login(SuiteSandbox.USER, md5(SuiteSandbox.PASSWORD));
    }

    V41Server server(String password) {
        return server(crm, password);
    }

    static V41Server server(SuiteSandbox of, String password) {
        return new V41Server(new Access(
                of.url().toString(), null, null, SuiteSandbox.USER, password, null, null, 4, Duration.ofSeconds(20)));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static NewBean newCase(String key, String name) {
        return new NewBean("Cases", key, Map.of("name", name));
    }

    /** The name of a case; empty when there is none. */
    String named(String id) {
        Bean bean = server.read("Cases", List.of(id), Set.of("name")).get(id);
        return bean == null ? "" : bean.get("name");
    }

    static String md5(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        server.close();
        crm.close();
    }
}
