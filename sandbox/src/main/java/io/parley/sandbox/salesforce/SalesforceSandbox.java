package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Rows;
import io.parley.sandbox.Stand;
import io.parley.sandbox.salesforce.metadata.MetadataApi;
import io.parley.sandbox.salesforce.pubsub.PubSub;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in for Salesforce on loopback: OAuth, the REST API with composite and SOQL, Salesforce's own refusals,
 * faults to order, and a plain page for reps at /rep.
 */
public final class SalesforceSandbox implements AutoCloseable {

    /** Consumer key of the one connected app. */
    public static final String CLIENT_ID = "parley-sandbox-client";
    /** Its secret, for the client credentials flow. No real org knows it. */
    public static final String CLIENT_SECRET = "parley-sandbox-secret";
    /** The integration user, subject of a JWT. */
    public static final String USERNAME = "integration@parley.sandbox.example";
    /** The rep who owns the replies typed on the rep's page. */
    public static final String REP_USERNAME = "robin@parley.sandbox.example";

    private static final String ORG_ID = Ids.full("00DHs0000000001");

    private final Org org;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Tokens tokens;
    private final Duplicates duplicates;
    private final Rest rest;
    private final Desk desk;
    private final RepPages pages;
    private final Identity identity;
    private final PubSub pubSub;
    private final ChangeFeed feed;
    private final MetadataApi metadata;
    private final Stand stand;

    private SalesforceSandbox(Options options) {
        Rows rows = Rows.open(options.data(), "salesforce");
        org = new Org(new Schema(options), options.clock(), rows);
        Map<String, String> users = Seed.into(org);
        tokens = new Tokens(options.clock(), () -> url().toString(), ORG_ID, users, org.setup);
        duplicates = new Duplicates(org, options.duplicateRule());
        identity = new Identity(org, tokens, ORG_ID);
        rest = new Rest(org, tokens, faults, calls, duplicates, options);
        metadata = new MetadataApi(
                new MetadataOrg(org, tokens, String.valueOf(users.get(USERNAME))), faults, calls, options.clock());
        desk = new Desk(org, String.valueOf(users.get(REP_USERNAME)));
        pages = new RepPages(org, desk);
        pubSub = new PubSub(tokens, options.clock());
        feed = new ChangeFeed(org, pubSub);
        org.afterCommit(feed::committed);
        stand = Stand.open(options.port(), this::answer, rows);
    }

    /** What not every org has. */
    public enum Feature {
        /** Accounts that are a person: a record type makes one, and its contact comes with it. */
        PERSON_ACCOUNTS,
        /** SocialPost and SocialPersona, which integrations may create; orgs made after 2024 need not have them. */
        SOCIAL_POSTS,
        /** SocialPost and SocialPersona for reading old ones only. */
        OLD_SOCIAL_POSTS
    }

    /**
     * How to start.
     *
     * @param port 0 takes any free one
     * @param data directory of the durable state, null for none
     * @param packageInstalled false leaves out the custom objects and fields of Parley's package
     * @param notUnique fields as Object.Field whose uniqueness the admin forgot
     * @param duplicateRule true refuses leads of the same last name and company
     * @param dailyCalls allowance of API calls
     * @param queryPage most records of a query page, 2000 in a real org
     * @param features what not every org has
     */
    public record Options(
            int port,
            @Nullable Path data,
            boolean packageInstalled,
            Set<String> notUnique,
            boolean duplicateRule,
            int dailyCalls,
            int queryPage,
            Clock clock,
            Set<Feature> features) {

        public static Options on(int port, @Nullable Path data) {
            return new Options(port, data, true, Set.of(), false, 15_000, 2000, Clock.systemUTC(), Set.of());
        }

        public Options withoutPackage() {
            return new Options(port, data, false, notUnique, duplicateRule, dailyCalls, queryPage, clock, features);
        }

        public Options withNotUnique(String... fields) {
            return new Options(
                    port,
                    data,
                    packageInstalled,
                    Set.of(fields),
                    duplicateRule,
                    dailyCalls,
                    queryPage,
                    clock,
                    features);
        }

        public Options withDuplicateRule() {
            return new Options(port, data, packageInstalled, notUnique, true, dailyCalls, queryPage, clock, features);
        }

        public Options withQueryPage(int records) {
            return new Options(
                    port, data, packageInstalled, notUnique, duplicateRule, dailyCalls, records, clock, features);
        }

        public Options withClock(Clock other) {
            return new Options(
                    port, data, packageInstalled, notUnique, duplicateRule, dailyCalls, queryPage, other, features);
        }

        public Options with(Feature... more) {
            return new Options(
                    port, data, packageInstalled, notUnique, duplicateRule, dailyCalls, queryPage, clock, Set.of(more));
        }
    }

    /** Starts on loopback; throws when the port or the data is in use. */
    public static SalesforceSandbox start(int port, @Nullable Path data) {
        return start(Options.on(port, data));
    }

    public static SalesforceSandbox start(Options options) {
        return new SalesforceSandbox(options);
    }

    public URI url() {
        return stand.url();
    }

    /** The page where a rep works. */
    public URI repUrl() {
        return url().resolve("/rep");
    }

    /** Every live record of an object, oldest first, fields as the REST API shows them; empty fields are left out. */
    public List<Map<String, Object>> records(String object) {
        return org.read(() -> org.table(object).live()).stream()
                .map(SalesforceSandbox::filled)
                .toList();
    }

    private static Map<String, Object> filled(Row row) {
        Map<String, Object> filled = new HashMap<>();
        row.json().forEach((field, value) -> {
            if (value != null) {
                filled.put(field, value);
            }
        });
        return filled;
    }

    /** Live records of an object. */
    public int count(String object) {
        return org.read(() -> org.table(object).count());
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Calls by kind: token, revoke, describe, create, retrieve, update, delete, upsert, collection-create, collection-update,
     * collection-upsert, collection-delete, collection-retrieve, composite, composite-batch, composite-tree, query, limits, metadata.
     */
    public Calls calls() {
        return calls;
    }

    /** The Pub/Sub API, on a port of its own. */
    public PubSub pubSub() {
        return pubSub;
    }

    /**
     * Tells on the change events of an object that something could not be told.
     *
     * @param kind GAP_CREATE, GAP_UPDATE, GAP_DELETE, GAP_UNDELETE or GAP_OVERFLOW
     */
    public void gap(String object, String kind, List<String> ids) {
        feed.gap(object, kind, ids);
    }

    /** What the org or its integration user may be made to lack. */
    public Setup setup() {
        return org.setup;
    }

    /** What a rep does by hand. */
    public Desk desk() {
        return desk;
    }

    /** What another user does, such as a customer in a portal; the type is one of those of User.UserType. */
    public Desk desk(String userType) {
        return new Desk(org, Seed.another(org, userType));
    }

    /** Calls allowed; at and above it every call is answered 403. */
    public void setAllowance(int dailyCalls) {
        rest.allowance.set(dailyCalls);
    }

    /** Calls that count as made in the last 24 hours, whoever made them; more follow with each call. */
    public void used(long calls) {
        rest.used.set(calls);
    }

    /** Switches the duplicate rule for leads. */
    public void setDuplicateRule(boolean on) {
        duplicates.switchTo(on);
    }

    /** Switches the duplicate rule for contacts, same name or address; whoever may save nevertheless is let through. */
    public void setContactRule(boolean on) {
        duplicates.contacts(on);
    }

    /** From now on the details of duplicates stand under the word as it should be written; Salesforce leaves out an l. */
    public void spellDuplicateResult() {
        duplicates.spellItOut();
    }

    /** From now on duplicate rules block what they find, also for those who ask to save it nevertheless. */
    public void blockDuplicates() {
        duplicates.block();
    }

    /** An assignment rule gives new records of the object to an owner; returns the id of the rule. */
    public String assign(String object, String ownerId, boolean active) {
        return org.assignments.add(object, ownerId, active);
    }

    /** A validation rule: records of the object whose field has the words in it are refused with the message. */
    public void refuseWhere(String object, String field, String words, String message) {
        org.rules.refuseWhere(object, field, words, message);
    }

    /** An admin makes a field required; records without it are refused. */
    public void require(String object, String field) {
        org.rules.require(object, field);
    }

    /** An admin makes a text field by hand, for which users still need a permission. */
    public void makeField(String object, String field, String label, int length) {
        metadata.makeField(object, field, label, length);
    }

    /** The full names of the org's metadata of a type, such as CustomField. */
    public List<String> metadata(String type) {
        return metadata.names(type);
    }

    /** Trusts JWTs signed with the private half of this key. */
    public void registerKey(PublicKey key) {
        tokens.accept(key);
    }

    /** Ends every session: the next call of each is answered 401. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** The newest requests, newest first, as "METHOD url". */
    public List<String> journal() {
        return stand.journal();
    }

    private Answer answer(Call call) {
        String path = call.path();
        if (Tooling.means(call)) {
            return new Tooling(tokens, metadata).answer(call);
        }
        if (path.startsWith("/services/data")) {
            return rest.answer(call);
        }
        if (Identity.means(call)) {
            return identity.answer(call);
        }
        if (path.startsWith("/services/Soap/m/")) {
            return metadata.answer(call);
        }
        if (NoSoap.means(call)) {
            return NoSoap.answer(call);
        }
        if (path.startsWith("/services/oauth2/")) {
            return token(call);
        }
        return pages.answer(call);
    }

    private Answer token(Call call) {
        if (call.path().endsWith("/revoke")) {
            calls.add("revoke");
            return tokens.answer(call);
        }
        calls.add(Faults.LOGIN);
        Faults.Drawn drawn = faults.draw(Faults.LOGIN, Set::of, true);
        if (drawn.has(io.parley.sandbox.Fault.Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(io.parley.sandbox.Fault.Kind.UNAVAILABLE)) {
            return Answer.of(503, "text/html", "<html><body>Service Unavailable</body></html>");
        }
        Answer answer = tokens.answer(call).after(drawn.delay());
        return drawn.has(io.parley.sandbox.Fault.Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    @Override
    public void close() {
        pubSub.close();
        stand.close();
    }
}
