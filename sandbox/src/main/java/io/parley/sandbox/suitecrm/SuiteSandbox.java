package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Rows;
import io.parley.sandbox.Stand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in for SuiteCRM 7.14.6 on loopback: its APIs with what was measured of them, faults to order, and a plain
 * page for reps at /rep.
 */
public final class SuiteSandbox implements AutoCloseable {

    /** A client for the password grant. */
    public static final String CLIENT_ID = "5a1d0000-0000-4000-8000-000000000001";

    public static final String CLIENT_SECRET = "parley-sandbox-secret";
    /** A client that logs in by itself, as the integration user. */
    public static final String OWN_CLIENT_ID = "5a1d0000-0000-4000-8000-000000000002";

    public static final String OWN_CLIENT_SECRET = "parley-sandbox-own-secret";
    /** The integration user. No real CRM knows it. */
    public static final String USER = "parley";

    public static final String PASSWORD = "parley-sandbox-password";
    /** The rep who writes on the rep's page. */
    public static final String REP = "Robin Reyes";

    private static final String ADMIN_ID = "1";
    private static final String USER_ID = "5a1d0000-0000-4000-8000-0000000000a1";
    private static final String REP_ID = "5a1d0000-0000-4000-8000-0000000000a2";
    private static final int BUSY_SECONDS = 7;

    private final Org org;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Rules rules = new Rules();
    private final Tokens tokens;
    private final V8 v8;
    private final V41 v41;
    private final Desk desk;
    private final RepPages pages;
    private final boolean legacy;
    private final Stand stand;

    private SuiteSandbox(Options options) {
        Rows rows = Rows.open(options.data(), "suitecrm");
        org = new Org(options.clock(), rows);
        seed(ADMIN_ID, "admin", "", "Administrator", true);
        seed(USER_ID, USER, "", "Parley", false);
        seed(REP_ID, "robin", "Robin", "Reyes", false);
        tokens = new Tokens(org);
        tokens.client(CLIENT_ID, CLIENT_SECRET, "password", USER_ID);
        tokens.client(OWN_CLIENT_ID, OWN_CLIENT_SECRET, "client_credentials", USER_ID);
        tokens.password(USER, PASSWORD);
        tokens.password("robin", "parley-sandbox-robin");
        v8 = new V8(org, tokens, rules);
        v41 = new V41(org, tokens, rules);
        desk = new Desk(org, REP_ID);
        pages = new RepPages(org, desk);
        legacy = options.legacy();
        stand = Stand.open(options.port(), this::answer, rows);
    }

    /**
     * How to start.
     *
     * @param port 0 takes any free one
     * @param data directory of the durable state, null for none
     * @param legacy true puts the APIs below /legacy, as SuiteCRM 8 does
     */
    public record Options(int port, @Nullable Path data, boolean legacy, Clock clock) {

        public static Options on(int port, @Nullable Path data) {
            return new Options(port, data, false, Clock.systemUTC());
        }

        public Options withLegacyPath() {
            return new Options(port, data, true, clock);
        }

        public Options withClock(Clock other) {
            return new Options(port, data, legacy, other);
        }
    }

    /** Starts on loopback; throws when the port or the data is in use. */
    public static SuiteSandbox start(int port, @Nullable Path data) {
        return start(Options.on(port, data));
    }

    public static SuiteSandbox start(Options options) {
        return new SuiteSandbox(options);
    }

    private void seed(String id, String userName, String first, String last, boolean admin) {
        if (org.find("Users", id) == null) {
            Map<String, String> values = new HashMap<>(Map.of("user_name", userName, "last_name", last));
            values.put("first_name", first);
            values.put("status", "Active");
            values.put("is_admin", admin ? "1" : "0");
            org.create(ADMIN_ID, Objects.requireNonNull(org.module("Users")), id, values);
        }
    }

    public URI url() {
        return stand.url();
    }

    /** The page where a rep works. */
    public URI repUrl() {
        return url().resolve("/rep");
    }

    /** Every live bean of a module, oldest first, columns as the database holds them; empty ones are left out. */
    public List<Map<String, String>> records(String module) {
        return org.live(module).stream().map(Row::values).toList();
    }

    /** What a person reads in a field: names of others looked up, HTML as it is shown. */
    public String shown(String module, String id, String field) {
        Row row = Objects.requireNonNull(org.find(module, id));
        return Seen.text(
                row, field, org.plain(row, Objects.requireNonNull(row.module().field(field))));
    }

    /** The ids of the live beans that a link leads to. */
    public List<String> related(String module, String id, String link) {
        return org.related(Objects.requireNonNull(org.find(module, id)), link).stream()
                .map(Row::id)
                .toList();
    }

    /** The file that hangs on a note; null when there is none. */
    public byte @Nullable [] file(String noteId) {
        return org.files.get(noteId);
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Calls by kind: token, current-user, meta, list, read, create, update, delete, related, relate, unrelate, logout;
     * those of v4_1 by the name of the method.
     */
    public Calls calls() {
        return calls;
    }

    /** What a rep does by hand. */
    public Desk desk() {
        return desk;
    }

    /** What Parley's own user does, by hand or by another program. */
    public Desk parley() {
        return new Desk(org, USER_ID);
    }

    /** A logic hook: beans of the module whose field has the words in it are refused with the message. */
    public void refuseWhere(String module, String field, String words, String message) {
        rules.refuseWhere(module, field, words, message);
    }

    /** An admin takes a field away while others work. */
    public void removeField(String module, String field) {
        Objects.requireNonNull(org.module(module)).remove(field);
    }

    /** A logic hook refuses beans of the module without the field. */
    public void require(String module, String field) {
        rules.require(module, field);
    }

    /** The role of the integration user no longer lets it do something: access, view, save or delete. */
    public void forbid(String module, String action) {
        org.forbid(USER_ID, module, action);
    }

    /** Switches the database's character set to the old one of three bytes: an emoji becomes four question marks. */
    public void utf8mb3(boolean on) {
        org.utf8mb3(on);
    }

    /** Sugar CE, which has no module for case updates and no state of cases, instead of SuiteCRM; for v4_1 alone. */
    public void sugarCe(boolean on) {
        v41.sugarCe(on);
    }

    /** PHP 7, which takes the arguments of v4_1 in their order and not by their names, instead of PHP 8. */
    public void php7(boolean on) {
        v41.php7(on);
    }

    /** Ends every session; refresh tokens stay good. */
    public void expireTokens() {
        v41.endSessions();
        tokens.expireAll();
    }

    /** Ends every session, and what could renew one. */
    public void forgetTokens() {
        v41.endSessions();
        tokens.forgetAll();
    }

    /** What every token begins with that is handed out here. */
    public static String tokenPrefix() {
        return Tokens.PREFIX;
    }

    /** What every session of v4_1 begins with. */
    public static String sessionPrefix() {
        return V41.PREFIX;
    }

    /** The newest requests, newest first, as "METHOD url". */
    public List<String> journal() {
        return stand.journal();
    }

    private Answer answer(Call call) {
        List<String> parts = call.parts();
        boolean below = !parts.isEmpty() && parts.get(0).equals("legacy");
        List<String> path = below ? parts.subList(1, parts.size()) : parts;
        if (!path.isEmpty() && Set.of("Api", "service").contains(path.get(0))) {
            return below == legacy ? api(call, path) : V8.html(404, "Not Found", "Not Found");
        }
        return pages.answer(call);
    }

    private Answer api(Call call, List<String> path) {
        if (path.size() == 2 && path.get(1).equals("access_token")) {
            return call.method().equals("POST")
                    ? faulty(Faults.LOGIN, "", true, drawn -> tokens.answer(call))
                    : V8.html(405, "Method not allowed", "Method not allowed. Must be one of: POST");
        }
        if (path.size() > 2 && path.get(1).equals("V8")) {
            List<String> rest = path.subList(2, path.size());
            String kind = V8.kind(call.method(), rest);
            boolean writes = !call.method().equals("GET");
            return faulty(kind, object(call, rest), writes, drawn -> v8.answer(call, rest, drawn));
        }
        if (path.equals(List.of("service", "v4_1", "rest.php"))) {
            return faulty(V41.kind(call), V41.object(call), V41.writes(call), drawn -> v41.answer(call, drawn));
        }
        return V8.html(404, "Page Not Found", "The page you are looking for could not be found.");
    }

    /** The module that a call is about: in its path, or as the type in its body. */
    private static String object(Call call, List<String> path) {
        if (path.size() > 1) {
            return path.get(1);
        }
        java.util.regex.Matcher type =
                java.util.regex.Pattern.compile("\"type\"\\s*:\\s*\"(\\w+)\"").matcher(call.body());
        return type.find() ? type.group(1) : "";
    }

    /** A step of an API with what was ordered to go wrong. */
    interface Faulty {
        Answer answer(Faults.Drawn drawn);
    }

    private Answer faulty(String kind, String object, boolean writes, Faulty step) {
        calls.add(kind);
        Supplier<Set<String>> objects = () -> Set.of(object);
        Faults.Drawn drawn = faults.draw(kind, objects, writes);
        if (drawn.has(Fault.Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(Fault.Kind.UNAVAILABLE)) {
            return V8.html(503, "Service Unavailable", "Service Unavailable").with("Retry-After", "" + BUSY_SECONDS);
        }
        if (drawn.has(Fault.Kind.LIMIT_REACHED)) {
            return V8.html(429, "Too Many Requests", "Too Many Requests").with("Retry-After", "" + BUSY_SECONDS);
        }
        Answer answer = step.answer(drawn).after(drawn.delay());
        return drawn.has(Fault.Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    @Override
    public void close() {
        stand.close();
    }
}
