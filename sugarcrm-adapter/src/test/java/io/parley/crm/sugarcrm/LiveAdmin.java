package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.v8.V8Server;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The admin of a real SuiteCRM, who makes users and beans for a test. */
final class LiveAdmin {

    private final V8Server admin;

    LiveAdmin(LiveDoor through) {
        admin = new V8Server(access(through, set("SUITECRM_USER"), set("SUITECRM_PASSWORD")));
    }

    V8Server server() {
        return admin;
    }

    static String set(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set in the environment");
    }

    private static Access access(LiveDoor through, String user, String password) {
        return new Access(
                through.url(),
                set("SUITECRM_CLIENT_ID"),
                set("SUITECRM_CLIENT_SECRET"),
                user,
                password,
                null,
                null,
                4,
                Duration.ofSeconds(60));
    }

    String person(String name, String first, String last, String password) {
        Map<String, String> values = new HashMap<>();
        values.put("user_name", name);
        values.put("first_name", first);
        values.put("last_name", last);
        values.put("status", "Active");
        values.put("employee_status", "Active");
        values.put("user_hash", md5(password));
        values.put("system_generated_password", "0");
        return make("Users", values);
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String make(String module, Map<String, String> values) {
        Saved saved = admin.create(List.of(new NewBean(module, UUID.randomUUID().toString(), values)))
                .get(0);
        if (saved instanceof Saved.Done done) {
            return done.id();
        }
        throw new AssertionError(saved);
    }

    void alter(Change change) {
        Saved saved = admin.change(List.of(change)).get(0);
        if (saved instanceof Saved.Failed failed) {
            throw new AssertionError(failed.outcome().reason());
        }
    }
}
