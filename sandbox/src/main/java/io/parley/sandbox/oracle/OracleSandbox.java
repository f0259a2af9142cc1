package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Rows;
import io.parley.sandbox.Stand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in for one company's Oracle CRM On Demand on loopback: Web Services v2.0 in the generic namespace as
 * public documentation tells it, faults to order, and a plain page for reps at /rep. No tenant was at hand to measure:
 * docs/reference/oracle-sandbox.md says what is documented and what is a guess.
 */
public final class OracleSandbox implements AutoCloseable {

    /** The integration user, as COMPANY/USER. */
    public static final String USER = "ACME/parley";
    /** No real tenant knows it. */
    public static final String PASSWORD = "parley-sandbox-oracle-password";
    /** The rep who writes the notes typed on the rep's page. */
    public static final String REP = "Robin Reyes";

    private final Org org;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Habits habits = new Habits();
    private final Gate gate;
    private final Saving saving;
    private final Services services;
    private final Administration administration;
    private final Seen seen;
    private final Soap soap;
    private final Desk desk;
    private final RepPages pages;
    private final Stand stand;

    private OracleSandbox(Options options) {
        Rows rows = Rows.open(options.data(), "oracle");
        org = new Org(options.clock(), rows);
        saving = new Saving(org, habits);
        seen = new Seen(org);
        services = new Services(org);
        Row parley = user(USER, "parley", "Parley", "Connector");
        Row robin = user("ACME/robin", "robin", "Robin", "Reyes");
        gate = new Gate(Map.of(USER, new Gate.Login(PASSWORD, parley.id())), habits, org);
        administration = new Administration(org, habits, services);
        soap = new Soap(habits, faults, calls, gate, new Operations(org, habits, saving, services, administration));
        desk = new Desk(org, saving, robin.id());
        pages = new RepPages(org, desk, new RepRecord(org, habits, robin.id()));
        stand = Stand.open(options.port(), this::answer, rows);
    }

    private Row user(String signIn, String alias, String first, String last) {
        Row there = org.by(org.kind("User"), "UserSignInId", signIn);
        return there != null
                ? there
                : org.transaction(() -> {
                    Row row = saving.insert(
                            org.kind("User"),
                            null,
                            Map.of("FirstName", first, "LastName", last, "Status", "Active"),
                            "");
                    row.set("UserSignInId", signIn);
                    row.set("UserLoginId", alias);
                    row.set("Alias", alias);
                    row.set("TimeZone", "(GMT) UTC");
                    return row;
                });
    }

    /**
     * How to start.
     *
     * @param port 0 takes any free one
     * @param data directory of the durable state, null for none
     */
    public record Options(int port, @Nullable Path data, Clock clock) {

        public static Options on(int port, @Nullable Path data) {
            return new Options(port, data, Clock.systemUTC());
        }

        public Options withClock(Clock other) {
            return new Options(port, data, other);
        }
    }

    /** Starts on loopback; throws when the port or the data is in use. */
    public static OracleSandbox start(int port, @Nullable Path data) {
        return start(Options.on(port, data));
    }

    public static OracleSandbox start(Options options) {
        return new OracleSandbox(options);
    }

    public URI url() {
        return stand.url();
    }

    /** The page where a rep works. */
    public URI repUrl() {
        return url().resolve("/rep");
    }

    /** How it behaves where tenants differ, or where nobody has established how it does. */
    public Habits habits() {
        return habits;
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Calls by kind: token (a login), logoff, insert, update, delete, query, execute, mapping, picklist, currentuser. A
     * fault may be ordered for an object that a call names: ServiceRequest, Note and so on.
     */
    public Calls calls() {
        return calls;
    }

    /** What a rep does by hand. */
    public Desk desk() {
        return desk;
    }

    /** Every record of an object, oldest first, as its page shows it; empty fields are left out. */
    public List<Map<String, String>> records(String object) {
        return org.whole(
                () -> org.all(org.kind(object)).stream().map(this::shown).toList());
    }

    /** The records of an object that belong to another record, oldest first. */
    public List<Map<String, String>> below(String object, String id, String child) {
        return org.whole(() -> org.below(org.need(object, id), org.kind(child)).stream()
                .map(this::shown)
                .toList());
    }

    private Map<String, String> shown(Row row) {
        Map<String, String> values = new TreeMap<>();
        row.kind.fields().keySet().forEach(field -> values.put(field, seen.value(row, field)));
        values.values().removeIf(String::isEmpty);
        return Map.copyOf(values);
    }

    public int count(String object) {
        return records(object).size();
    }

    /**
     * How often a workflow rule ran, by "OBJECT insert|update|delete KEY", KEY being the ExternalSystemId or else the id.
     * What was rolled back counts too, as rules run at once and nothing undoes them.
     */
    public Map<String, Integer> workflows() {
        return org.whole(saving::workflows);
    }

    /** All operations of the allotment that were used since the start. */
    public long operations() {
        return gate.operations();
    }

    /** The most requests that one session sent within any second, those that were refused included. */
    public int fastestSecond() {
        return gate.fastestSecond();
    }

    /** The values of ClientName that were sent. */
    public Set<String> clientNames() {
        return gate.clientNames();
    }

    /** The sessions that are good now. */
    public List<String> sessions() {
        return gate.sessions();
    }

    public void endSessions() {
        gate.endSessions();
    }

    /** An admin changes the password of the integration user. */
    public void password(String password) {
        gate.password(USER, password);
    }

    /** The integration user sets its time zone, in the service's own words. */
    public void timeZone(String zone) {
        org.transaction(() -> {
            Row user = org.changing(Objects.requireNonNull(org.by(org.kind("User"), "UserSignInId", USER)));
            user.set("TimeZone", zone);
            return user;
        });
    }

    /** An admin makes a field required. */
    public void require(String object, String field) {
        org.kind(object).required().add(org.kind(object).need(field).name());
    }

    /** An admin sets the values of a picklist. */
    public void picklist(String object, String field, Set<String> values) {
        Kind kind = org.kind(object);
        kind.fields().put(field, kind.need(field).with(values));
    }

    /** An admin disables a value of a picklist: it is told as disabled, and refused when written. */
    public void disable(String object, String field, String value) {
        services.disable(object, field, value);
    }

    /** The names of the tenant's workflow rules. */
    public Set<String> workflowRules() {
        return administration.rules();
    }

    /** An admin renames a field. */
    public void name(String object, String field, String displayName) {
        services.name(object, field, displayName);
    }

    /** An object or a field of it is not there, as for a tenant without it. */
    public void hide(String object, String field) {
        org.kind(object).fields().remove(field);
    }

    /** The newest requests, newest first, as "METHOD url". */
    public List<String> journal() {
        return stand.journal();
    }

    private Answer answer(Call call) {
        return call.path().startsWith("/Services/") ? soap.answer(call) : pages.answer(call);
    }

    @Override
    public void close() {
        stand.close();
    }
}
