package io.parley.sandbox.sugar;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in for commercial Sugar on loopback: REST v11 as its public documentation tells it, Web Logic Hooks,
 * faults to order, and a plain page for reps at /rep. No Sugar was at hand to measure: docs/reference/sugarcrm-sandbox.md
 * says what is documented and what is a guess.
 */
public final class SugarSandbox implements AutoCloseable {

    /** A user of Parley's who is an admin. */
    public static final String ADMIN = "parley.admin";
    /** A user of Parley's who is none. */
    public static final String USER = "parley.user";
    /** The password of both. No real instance knows it. */
    public static final String PASSWORD = "parley-sandbox-sugar-password";
    /** The platform that is registered for Parley. */
    public static final String PLATFORM = "parley";
    /** The rep who writes the notes typed on the rep's page. */
    public static final String REP = "Robin Reyes";

    private final Org org;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Sessions sessions;
    private final Beans beans;
    private final Hooks hooks = new Hooks();
    private final Rest rest;
    private final Desk desk;
    private final RepPages pages;
    private final Stand stand;

    private SugarSandbox(Options options) {
        Rows rows = Rows.open(options.data(), "sugar");
        List<User> users = List.of(
                new User("8a1c0f52-0000-5000-8000-00000000a001", ADMIN, "Parley Admin", PASSWORD, true),
                new User("8a1c0f52-0000-5000-8000-00000000a002", USER, "Parley User", PASSWORD, false),
                new User("8a1c0f52-0000-5000-8000-00000000a003", "robin", REP, "nobody-knows", false));
        org = new Org(new Modules(options.keyField()), users, options.clock(), rows);
        sessions = new Sessions(users, options.clock(), options.platforms());
        beans = new Beans(org);
        rest = new Rest(org, beans, sessions, faults, calls, options);
        desk = new Desk(org, users.get(2));
        pages = new RepPages(org, desk);
        org.afterSave(hooks);
        stand = Stand.open(options.port(), this::answer, rows);
    }

    /**
     * How to start.
     *
     * @param port 0 takes any free one
     * @param data directory of the durable state, null for none
     * @param versions of the API that it has, such as 11_20
     * @param platforms registered beside base, mobile and portal
     * @param keyField the field for keys of other systems; null for an instance without one
     * @param mostRecords of one answer, however many are asked for
     */
    public record Options(
            int port,
            @Nullable Path data,
            Set<String> versions,
            Set<String> platforms,
            @Nullable String keyField,
            int mostRecords,
            Clock clock) {

        public static Options on(int port, @Nullable Path data) {
            return new Options(port, data, upTo(24), Set.of(PLATFORM), "sync_key", 1000, Clock.systemUTC());
        }

        private static Set<String> upTo(int newest) {
            Set<String> versions = new TreeSet<>(Set.of("10", "11"));
            for (int minor = 1; minor <= newest; minor++) {
                versions.add("11_" + minor);
            }
            return versions;
        }

        /** The newest version of the API is 11_ and this one. */
        public Options withNewest(int minor) {
            return new Options(port, data, upTo(minor), platforms, keyField, mostRecords, clock);
        }

        public Options withKeyField(@Nullable String field) {
            return new Options(port, data, versions, platforms, field, mostRecords, clock);
        }

        public Options withoutPlatforms() {
            return new Options(port, data, versions, Set.of(), keyField, mostRecords, clock);
        }

        public Options withMostRecords(int records) {
            return new Options(port, data, versions, platforms, keyField, records, clock);
        }

        public Options withClock(Clock other) {
            return new Options(port, data, versions, platforms, keyField, mostRecords, other);
        }
    }

    /** Starts on loopback; throws when the port or the data is in use. */
    public static SugarSandbox start(int port, @Nullable Path data) {
        return start(Options.on(port, data));
    }

    public static SugarSandbox start(Options options) {
        return new SugarSandbox(options);
    }

    public URI url() {
        return stand.url();
    }

    /** The page where a rep works. */
    public URI repUrl() {
        return url().resolve("/rep");
    }

    /** Every bean of a module that is not deleted, oldest first, as the API shows it; empty fields are left out. */
    public List<Map<String, Object>> records(String module) {
        return org.whole(() -> {
            List<Map<String, Object>> records = new ArrayList<>();
            for (Row row : org.live(org.modules.need(module))) {
                Map<String, Object> shown = new LinkedHashMap<>(row.shown((List<String>) null));
                shown.values().removeIf(value -> value.equals(""));
                records.add(shown);
            }
            return records;
        });
    }

    public int count(String module) {
        return org.live(org.modules.need(module)).size();
    }

    /** The ids that a bean was related to by a link. */
    public List<String> related(String module, String id, String link) {
        return org.whole(() -> new Links(org)
                .related(org.need(org.modules.need(module), id), link).stream()
                        .map(row -> row.id)
                        .toList());
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Calls by kind: token, version (a version that there is not), ping, me, metadata, enum, create, retrieve, update,
     * delete, filter, related, link, upsert, by-key, set-key, delete-by-key, bulk, file.
     */
    public Calls calls() {
        return calls;
    }

    /** What a rep does by hand. */
    public Desk desk() {
        return desk;
    }

    /** Ends every access token; refresh tokens go on. */
    public void expireTokens() {
        sessions.expire();
    }

    /** Ends access and refresh tokens. */
    public void endSessions() {
        sessions.forget();
    }

    /** The tokens that are good now. */
    public List<String> tokens() {
        return sessions.tokens();
    }

    /** An admin registers a platform. */
    public void registerPlatform(String platform) {
        sessions.register(platform);
    }

    /** As before Winter '18: every word is taken for a platform. */
    public void allowUnknownPlatforms() {
        sessions.allowUnknownPlatforms();
    }

    /** From now on every call is answered 429, until the faults are cleared. */
    public void askTooMuch() {
        faults.chance(1, Fault.LIMIT_REACHED);
    }

    /** The wait that it asks for when it is out of order. */
    public Duration wait503() {
        return Rest.WAIT;
    }

    /** Beans of the module whose field has the words in it are refused with the message. */
    public void refuseWhere(String module, String field, String words, String message) {
        beans.refuseWhere(module, field, words, message);
    }

    /** An admin makes a field required. */
    public void require(String module, String field) {
        org.modules
                .need(module)
                .demanded()
                .add(org.modules.need(module).need(field).name());
    }

    /** An admin makes a field in Studio. */
    public void makeField(String module, String field, String type, int length) {
        org.modules.need(module).fields().put(field, new Field(field, type, length, false, false, null));
    }

    /** An admin sets up a Web Logic Hook, after_save. */
    public void hook(String module, URI url) {
        hooks.add(module, url);
    }

    /** Cron runs: Web Logic Hooks are sent. */
    public void runCron() {
        hooks.dispatch();
    }

    /** The newest requests, newest first, as "METHOD url". */
    public List<String> journal() {
        return stand.journal();
    }

    private Answer answer(Call call) {
        return call.path().startsWith("/rest") ? rest.answer(call) : pages.answer(call);
    }

    @Override
    public void close() {
        stand.close();
    }
}
