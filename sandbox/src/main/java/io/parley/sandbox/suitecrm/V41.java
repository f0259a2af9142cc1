package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** service/v4_1/rest.php, as measured on SuiteCRM 7.14.6 with PHP 8.2. */
final class V41 {

    /** What every session begins with, so that a test can look for them in logs. */
    static final String PREFIX = "v41s";

    private static final Set<String> WRITES =
            Set.of("set_entry", "set_entries", "set_relationship", "set_relationships", "set_note_attachment");

    private final Org org;
    private final Tokens tokens;
    private final V41Entries entries;
    private final V41Reads reads;
    private final V41Writes writes;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private volatile boolean php7;

    V41(Org org, Tokens tokens, Rules rules) {
        this.org = org;
        this.tokens = tokens;
        this.entries = new V41Entries(org);
        this.reads = new V41Reads(org, entries);
        this.writes = new V41Writes(org, rules, entries);
    }

    /** PHP 7 takes arguments in their order, whatever they are called. */
    void php7(boolean on) {
        php7 = on;
    }

    /** Sugar CE has no module for case updates. */
    void sugarCe(boolean on) {
        entries.sugarCe(on);
    }

    void endSessions() {
        sessions.clear();
    }

    /** The kind of a call: the method it names, or that of a login. */
    static String kind(Call call) {
        String method = call.form().getOrDefault("method", "");
        return method.equals("login") ? Faults.LOGIN : method;
    }

    static boolean writes(Call call) {
        return WRITES.contains(kind(call));
    }

    /** The module that a call is about; empty when it names none. */
    static String object(Call call) {
        try {
            JsonNode data = Json.read(call.form().getOrDefault("rest_data", "{}"));
            return data.path("module_name")
                    .asText(data.path("module_names").path(0).asText());
        } catch (UncheckedIOException malformed) {
            return "";
        }
    }

    Answer answer(Call call, Faults.Drawn drawn) {
        try {
            return json(Json.write(result(call, drawn)));
        } catch (V41Refusal refusal) {
            return refusal.answer();
        }
    }

    private Object result(Call call, Faults.Drawn drawn) {
        Map<String, String> form = call.form();
        String method = form.getOrDefault("method", "");
        if (!"JSON".equals(form.get("input_type")) || !"JSON".equals(form.get("response_type"))) {
            throw V41Refusal.text("<pre>Class [ SugarWebServiceImplv4_1 ]</pre>");
        }
        if (!V41Signatures.has(method)) {
            throw V41Refusal.method();
        }
        Map<String, JsonNode> arguments = arguments(method, form.getOrDefault("rest_data", ""));
        if (method.equals("login")) {
            return login(arguments.get("user_auth"));
        }
        String session = text(arguments, "session");
        if (drawn.has(Fault.Kind.SESSION_EXPIRED)) {
            sessions.remove(session);
        }
        String user = sessions.get(session);
        if (user == null) {
            throw V41Refusal.session();
        }
        if (drawn.has(Fault.Kind.FORBIDDEN)) {
            throw V41Refusal.access();
        }
        if (method.equals("logout")) {
            sessions.remove(session);
            throw V41Refusal.nothing();
        }
        Object read = reads.answer(method, user, arguments);
        return read != null ? read : writes.answer(method, user, arguments);
    }

    private Map<String, JsonNode> arguments(String method, String data) {
        JsonNode given;
        try {
            given = Json.read(data);
        } catch (UncheckedIOException malformed) {
            throw V41Refusal.nothing();
        }
        Map<String, JsonNode> arguments = given.isObject() ? V41Signatures.arguments(method, given, php7) : null;
        if (arguments == null) {
            throw V41Refusal.broken();
        }
        return arguments;
    }

    private Object login(@Nullable JsonNode auth) {
        String name = auth == null ? "" : auth.path("user_name").asText();
        String password = tokens.passwordOf(name);
        if (auth == null
                || password == null
                || !md5(password).equals(auth.path("password").asText())) {
            throw V41Refusal.login();
        }
        Row user = org.live("Users").stream()
                .filter(row -> row.text("user_name").equals(name))
                .findFirst()
                .orElseThrow(V41Refusal::login);
        String session = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        sessions.put(session, user.id());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("user_id", V41Entries.pair("user_id", user.id()));
        values.put("user_name", V41Entries.pair("user_name", name));
        values.put("user_language", V41Entries.pair("user_language", "en_us"));
        values.put("user_is_admin", V41Entries.pair("user_is_admin", user.is("is_admin")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", session);
        answer.put("module_name", "Users");
        answer.put("name_value_list", values);
        return answer;
    }

    static String text(Map<String, JsonNode> arguments, String name) {
        JsonNode value = arguments.get(name);
        return value == null || value.isNull() ? "" : value.asText();
    }

    static Answer json(String body) {
        return Answer.of(200, "application/json; charset=UTF-8", body);
    }

    private static String md5(String password) {
        try {
            byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
