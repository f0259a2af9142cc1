package io.parley.crm.sugarcrm;

import io.parley.crm.Crm;
import io.parley.crm.sugarcrm.LiveDoor.Deed;
import io.parley.crm.sugarcrm.LiveDoor.Meant;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.v8.V8Server;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.testkit.CrmLab;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real SuiteCRM as the contract's lab: two users of its own for each test, ids of its own, and a door in front that
 * makes the troubles. The environment says which server, and an admin of it; one that does not answer is a failure.
 */
class LiveSuiteLab implements CrmLab {

    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String REFUSAL = "Please mind your language in the field name";
    private static final String WRONG_PASSWORD = "wrong-password-canary-7f3a";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock = Clock.systemUTC();
    private final LogLines log = LogLines.open();
    private final LiveSpace space = new LiveSpace();
    private final LiveDoor door = new LiveDoor(LiveAdmin.set("SUITECRM_URL"), space);
    private final LiveDoor quiet = new LiveDoor(LiveAdmin.set("SUITECRM_URL"), space);
    private final LiveDoor barred = new LiveDoor(LiveAdmin.set("SUITECRM_URL"), space);
    private final LiveAdmin hands = new LiveAdmin(quiet);
    private final V8Server admin = hands.server();
    private final String userName = "parley-" + UUID.randomUUID().toString().substring(0, 8);
    private final String password = "lab-" + UUID.randomUUID();
    private final String user = hands.person(userName, "Parley", "Lab", password);
    private final String rep = hands.person("rep-" + userName, "Robin", "Reyes", password);
    private final List<Change> cleaning = new ArrayList<>();
    private @Nullable Crm crm;

    Map<String, String> settings(LiveDoor through) {
        Map<String, String> options = new HashMap<>();
        options.put("url", through.url());
        options.put("client-id", LiveAdmin.set("SUITECRM_CLIENT_ID"));
        options.put("client-secret", LiveAdmin.set("SUITECRM_CLIENT_SECRET"));
        options.put("user", userName);
        options.put("password", password);
        options.put("timeout", PATIENCE.toSeconds() + "s");
        return options;
    }

    /** A CRM of the dialect under test. */
    Crm open(String name, Map<String, String> options) {
        return new SuiteCrmType().open(name, options);
    }

    @Override
    public Crm crm() {
        if (crm == null) {
            crm = open("crm", settings(door));
        }
        return crm;
    }

    @Override
    public Crm stranger() {
        Map<String, String> options = settings(door);
        options.put("password", WRONG_PASSWORD);
        return open("crm", options);
    }

    @Override
    public Crm bare() {
        for (String module : List.of("Cases", "Leads")) {
            barred.order(1_000_000, call -> asksFields(call, module), Deed.ANSWER, noModule());
            barred.order(1_000_000, call -> creates(call, module), Deed.ANSWER, forbidden());
        }
        return open("bare", settings(barred));
    }

    /** Whether a call of this dialect asks for the fields of a module. */
    boolean asksFields(LiveDoor.Call call, String module) {
        return call.path().endsWith("/meta/fields/" + module);
    }

    /** Whether a call of this dialect makes beans of a module. */
    boolean creates(LiveDoor.Call call, String module) {
        return call.method().equals("POST")
                && call.path().endsWith("/V8/module")
                && call.body().contains("\"type\":\"" + module + "\"");
    }

    LiveDoor.Reply noModule() {
        return LiveReplies.NOT_ALLOWED;
    }

    LiveDoor.Reply forbidden() {
        return LiveReplies.FORBIDDEN;
    }

    LiveDoor.Reply refused(String words) {
        return LiveReplies.refused(words);
    }

    @Override
    public String madeByHand() {
        throw new UnsupportedOperationException("Nothing is installed in this family");
    }

    @Override
    public List<String> needs() {
        return List.of("Cases", "Leads");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public List<Seen> records(RecordKind kind) {
        boolean lead = kind == RecordKind.LEAD;
        Set<String> fields = lead
                ? Set.of("first_name", "last_name", "description", "status")
                : Set.of("name", "description", "state", "status");
        List<Query.Term> ours = List.of(new Query.Is("created_by", user));
        return all(new Query(Records.module(kind), ours, fields, lead ? "date_entered" : "case_number", 0, 500))
                .map(bean -> new Seen(
                        bean.id(),
                        lead ? (bean.get("first_name") + " " + bean.get("last_name")).strip() : bean.get("name"),
                        bean.get("description"),
                        bean.get("state").equals("Closed"),
                        said(kind, bean.id())))
                .toList();
    }

    private java.util.stream.Stream<Bean> all(Query query) {
        return admin.find(query).stream();
    }

    private List<Said> said(RecordKind kind, String id) {
        Talk talk = kind == RecordKind.LEAD ? Talk.NOTES : Talk.CASE_UPDATES;
        List<String> order = space.order();
        String on = talk == Talk.NOTES ? "parent_id" : "case_id";
        List<Query.Term> here = List.of(new Query.Is(on, id), new Query.Is("created_by", user));
        return all(new Query(talk.module(), here, talk.fields(), "date_entered", 0, 500))
                .filter(bean -> talk == Talk.NOTES || !bean.is("internal"))
                .filter(bean -> !bean.get("name").startsWith("Author: ")
                        && !bean.get("name").contains("ublished "))
                .sorted(Comparator.comparing((Bean bean) -> bean.get("date_entered"))
                        .thenComparing(bean -> order.indexOf(bean.id())))
                .map(bean -> MessageText.read(bean.get("description")))
                .map(read -> new Said(read.words(), read.edited(), read.deleted()))
                .toList();
    }

    @Override
    public String contact(String name, @Nullable String email) {
        Map<String, String> values = new HashMap<>();
        int gap = name.lastIndexOf(' ');
        values.put("last_name", name.substring(gap + 1));
        values.put("first_name", gap > 0 ? name.substring(0, gap) : "");
        if (email != null) {
            values.put("email1", email);
        }
        String id = hands.make("Contacts", values);
        cleaning.add(new Change("Contacts", id, Map.of("deleted", "1")));
        return id;
    }

    @Override
    public @Nullable String contactOf(RecordRef record) {
        List<Bean> contacts = admin.related("Cases", record.id(), "contacts", Set.of("last_name"));
        return contacts.isEmpty() ? null : contacts.get(0).id();
    }

    @Override
    public void linkAuthor(RecordRef record, String contactId) {
        admin.relate(List.of(new Relation("Cases", record.id(), "contacts", "Contacts", contactId)));
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        String then = TIME.format(clock.instant().minus(ago));
        hands.alter(new Change(
                "Cases", record.id(), Map.of("state", "Closed", "status", "Closed_Closed", "date_modified", then)));
    }

    @Override
    public void delete(RecordRef record) {
        hands.alter(new Change(Records.module(record.kind()), record.id(), Map.of("deleted", "1")));
    }

    /** As SuiteCRM's merge does: what hangs on the loser moves, and the loser goes. */
    @Override
    public void merge(RecordRef loser, RecordRef survivor) {
        for (Talk talk : List.of(Talk.CASE_UPDATES, Talk.NOTES)) {
            String on = talk == Talk.NOTES ? "parent_id" : "case_id";
            all(new Query(talk.module(), List.of(new Query.Is(on, loser.id())), Set.of("name"), "date_entered", 0, 500))
                    .forEach(bean -> hands.alter(new Change(talk.module(), bean.id(), Map.of(on, survivor.id()))));
        }
        delete(loser);
    }

    @Override
    public String answer(RecordRef record, String text) {
        return record.kind() == RecordKind.LEAD
                ? say(Talk.NOTES, record, text, true)
                : say(Talk.CASE_UPDATES, record, text, true);
    }

    private String say(Talk talk, RecordRef record, String text, boolean customers) {
        Map<String, String> values = new HashMap<>(talk.on(record.kind(), record.id()));
        values.putAll(talk.audience(customers));
        values.put("name", text);
        values.put("description", text);
        values.put("created_by", rep);
        values.put("assigned_user_id", rep);
        return hands.make(talk.module(), values);
    }

    @Override
    public boolean keepsOrderWithinASecond() {
        return false;
    }

    @Override
    public String rep() {
        return "Robin Reyes";
    }

    @Override
    public void note(RecordRef record, String text) {
        say(Talk.CASE_UPDATES, record, text, false);
        say(Talk.NOTES, record, text, false);
    }

    @Override
    public Shown shown(String replyKey) {
        String key = Keys.confirmation(replyKey);
        String told = List.of("AOP_Case_Updates", "Notes").stream()
                .map(module ->
                        admin.read(module, Set.of(key), Set.of("description")).get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .get("description");
        boolean published = told.startsWith("Published ");
        String link =
                told.lines().filter(line -> line.startsWith("http")).findFirst().orElse(null);
        String reason = published
                ? null
                : told.replaceFirst("^Not published: ", "").lines().findFirst().orElse(null);
        return new Shown(published, told.startsWith("Not published: "), link, reason);
    }

    @Override
    public void refuse(String words) {
        door.order(
                1_000_000,
                call -> creates(call, "Cases") && call.body().contains(words),
                Deed.ANSWER,
                refused(REFUSAL));
    }

    @Override
    public String refusal() {
        return REFUSAL;
    }

    @Override
    public String refusedField() {
        return "name";
    }

    @Override
    public String demand() {
        door.order(
                1_000_000,
                call -> creates(call, "Cases") && !call.body().contains("\"resolution\""),
                Deed.ANSWER,
                refused("The field resolution is required"));
        return "resolution";
    }

    @Override
    public void trouble(Trouble trouble) {
        Meant any = call -> !call.login();
        switch (trouble) {
            case SAVED_THEN_CUT -> {
                for (Meant sort : writes()) {
                    door.order(1, sort, Deed.SAVE_THEN_CUT, null);
                }
            }
            // A GET that was cut is sent again by Java's own client, so nobody would notice.
            case CUT -> door.order(1, writes().get(0), Deed.CUT, null);
            case SESSION_ENDED -> door.endSessions();
            case FORBIDDEN -> door.order(1, any, Deed.ANSWER, forbidden());
            case ALLOWANCE_SPENT -> door.order(1_000_000, any, Deed.ANSWER, LiveReplies.TOO_MANY);
            case OUT_OF_ORDER -> door.order(1, any, Deed.ANSWER, LiveReplies.BUSY);
            case SLOW -> door.order(1, any, Deed.HOLD, null);
        }
    }

    /** The sorts of writing calls of the dialect, creating first. */
    List<Meant> writes() {
        return List.of(
                call -> call.method().equals("POST") && call.path().endsWith("/V8/module"),
                call -> call.method().equals("PATCH"),
                call -> call.method().equals("POST") && call.path().contains("/relationships/"));
    }

    @Override
    public void mend() {
        door.mend();
    }

    @Override
    public Duration askedWait() {
        return Duration.ofSeconds(7);
    }

    @Override
    public long logins() {
        return door.logins();
    }

    @Override
    public long calls() {
        return door.calls();
    }

    @Override
    public int longestText() {
        return 50_000;
    }

    @Override
    public boolean opens(RecordRef record) {
        return new LiveScreen(quiet.url(), LiveAdmin.set("SUITECRM_USER"), LiveAdmin.set("SUITECRM_PASSWORD"))
                .page(Objects.requireNonNull(record.url()).replace(door.url(), quiet.url()))
                .contains(Objects.requireNonNull(record.label()));
    }

    @Override
    public List<String> secrets() {
        return List.of(LiveAdmin.set("SUITECRM_CLIENT_SECRET"), password, WRONG_PASSWORD, "eyJ0eXAi");
    }

    @Override
    public String logged() {
        return log.text();
    }

    @Override
    public void close() {
        if (crm != null) {
            crm.close();
        }
        cleaning.add(new Change("Users", user, Map.of("status", "Inactive")));
        cleaning.add(new Change("Users", rep, Map.of("status", "Inactive")));
        admin.change(cleaning);
        admin.close();
        door.close();
        quiet.close();
        barred.close();
        log.close();
    }
}
