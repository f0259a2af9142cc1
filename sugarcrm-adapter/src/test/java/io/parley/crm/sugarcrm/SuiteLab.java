package io.parley.crm.sugarcrm;

import io.parley.crm.Crm;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import io.parley.testkit.CrmLab;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The SuiteCRM stand-in by V8 as the contract's lab. */
class SuiteLab implements CrmLab {

    static final String REFUSAL = "Please mind your language in the field name";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WRONG_PASSWORD = "wrong-password-canary-7f3a";

    final SuiteSandbox suite;
    private final Clock clock = Clock.systemUTC();
    private final LogLines log = LogLines.open();
    private @Nullable Crm crm;
    private @Nullable SuiteSandbox bare;

    SuiteLab() {
        this(SuiteSandbox.Options.on(0, null));
    }

    SuiteLab(SuiteSandbox.Options options) {
        suite = SuiteSandbox.start(options);
    }

    static Map<String, String> settings(SuiteSandbox of) {
        Map<String, String> options = new HashMap<>();
        options.put("url", of.url().toString());
        options.put("client-id", SuiteSandbox.CLIENT_ID);
        options.put("client-secret", SuiteSandbox.CLIENT_SECRET);
        options.put("user", SuiteSandbox.USER);
        options.put("password", SuiteSandbox.PASSWORD);
        options.put("timeout", PATIENCE.toSeconds() + "s");
        return options;
    }

    @Override
    public Crm crm() {
        if (crm == null) {
            crm = open(Map.of());
        }
        return crm;
    }

    /** The CRM under test with some options set otherwise. */
    Crm open(Map<String, String> options) {
        return open("crm", suite, options);
    }

    /** A client of the stand-in; another dialect is another client. */
    Crm open(String name, SuiteSandbox of, Map<String, String> options) {
        Map<String, String> all = settings(of);
        all.putAll(options);
        return new SuiteCrmType().open(name, all);
    }

    @Override
    public Crm stranger() {
        return open(Map.of("password", WRONG_PASSWORD));
    }

    /** Nothing is installed in this family; what may be missing is what a role lets the user do. */
    @Override
    public Crm bare() {
        SuiteSandbox without = SuiteSandbox.start(0, null);
        for (String action : List.of("access", "view", "save")) {
            without.forbid("Cases", action);
            without.forbid("Leads", action);
        }
        bare = without;
        return open("bare", without, Map.of());
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
        String module = Records.module(kind);
        return suite.records(module).stream()
                .map(row -> new Seen(
                        text(row, "id"),
                        suite.shown(module, text(row, "id"), "name"),
                        suite.shown(module, text(row, "id"), "description"),
                        isClosed(row),
                        said(kind, text(row, "id"))))
                .toList();
    }

    boolean isClosed(Map<String, String> row) {
        return text(row, "state").equals("Closed") || text(row, "status").equals("Dead");
    }

    private List<Said> said(RecordKind kind, String recordId) {
        String messages = talk(kind);
        return suite.records(messages).stream()
                .filter(row -> recordId.equals(row.get(messages.equals("Notes") ? "parent_id" : "case_id")))
                .filter(row -> text(row, "created_by").equals(user()))
                .filter(row -> !text(row, "internal").equals("1"))
                .filter(row -> !text(row, "name").startsWith("Author: ")
                        && !text(row, "name").contains("ublished "))
                .map(row -> MessageText.read(suite.shown(messages, text(row, "id"), "description")))
                .map(read -> new Said(read.words(), read.edited(), read.deleted()))
                .toList();
    }

    /** The module in which this org keeps what is said about records. */
    String talk(RecordKind kind) {
        return kind == RecordKind.LEAD ? "Notes" : "AOP_Case_Updates";
    }

    private String user() {
        return suite.records("Users").stream()
                .filter(row -> text(row, "user_name").equals(SuiteSandbox.USER))
                .map(row -> text(row, "id"))
                .findFirst()
                .orElseThrow();
    }

    static String text(Map<String, String> row, String field) {
        return row.getOrDefault(field, "");
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
        return suite.desk().create("Contacts", values);
    }

    @Override
    public @Nullable String contactOf(RecordRef record) {
        List<String> contacts = suite.related("Cases", record.id(), "contacts");
        return contacts.isEmpty() ? null : contacts.get(0);
    }

    @Override
    public void linkAuthor(RecordRef record, String contactId) {
        suite.desk().relate("Cases", record.id(), "contacts", "Contacts", contactId);
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        suite.desk().close(record.id());
        suite.desk().changedAt("Cases", record.id(), clock.instant().minus(ago));
    }

    @Override
    public void delete(RecordRef record) {
        suite.desk().delete(Records.module(record.kind()), record.id());
    }

    @Override
    public void merge(RecordRef loser, RecordRef survivor) {
        suite.desk().merge(Records.module(loser.kind()), survivor.id(), loser.id());
    }

    @Override
    public String answer(RecordRef record, String text) {
        return talk(record.kind()).equals("Notes")
                ? suite.desk().note(Records.module(record.kind()), record.id(), text, true)
                : suite.desk().write(record.id(), text, false);
    }

    /** Stamps are seconds, and ids are random. */
    @Override
    public boolean keepsOrderWithinASecond() {
        return false;
    }

    @Override
    public String rep() {
        return SuiteSandbox.REP;
    }

    @Override
    public void note(RecordRef record, String text) {
        suite.desk().write(record.id(), text, true);
        suite.desk().note(Records.module(record.kind()), record.id(), text, false);
    }

    @Override
    public Shown shown(String replyKey) {
        String key = Keys.confirmation(replyKey);
        String talk = List.of("AOP_Case_Updates", "Notes").stream()
                .filter(module -> suite.records(module).stream()
                        .anyMatch(row -> text(row, "id").equals(key)))
                .findFirst()
                .orElseThrow();
        String told = suite.shown(talk, key, "description");
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
        suite.refuseWhere("Cases", "name", words, REFUSAL);
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
        suite.require("Cases", "resolution");
        return "resolution";
    }

    @Override
    public void trouble(Trouble trouble) {
        Faults faults = suite.faults();
        switch (trouble) {
            case SAVED_THEN_CUT -> {
                for (String kind : writes()) {
                    faults.next(1, Fault.SAVE_THEN_DROP, Faults.Where.kind(kind));
                }
            }
            // A GET that was cut is sent again by Java's own client, so nobody would notice.
            case CUT -> faults.next(1, Fault.DROP, Faults.Where.kind(writes().get(0)));
            case SESSION_ENDED -> suite.expireTokens();
            case FORBIDDEN -> faults.next(1, Fault.FORBIDDEN);
            case ALLOWANCE_SPENT -> faults.chance(1, Fault.LIMIT_REACHED);
            case OUT_OF_ORDER -> faults.next(1, Fault.UNAVAILABLE);
            case SLOW -> faults.next(1, Fault.slow(PATIENCE.multipliedBy(4)));
        }
    }

    /** The sorts of writing calls of this dialect. */
    List<String> writes() {
        return List.of("create", "update", "relate");
    }

    @Override
    public void mend() {
        suite.faults().clear();
    }

    @Override
    public Duration askedWait() {
        return Duration.ofSeconds(7);
    }

    @Override
    public long logins() {
        return suite.calls().count(Faults.LOGIN);
    }

    @Override
    public long calls() {
        return suite.calls().total();
    }

    /** The room is counted in bytes; of letters so many fit, of emoji about half. */
    @Override
    public int longestText() {
        return 50_000;
    }

    @Override
    public boolean opens(RecordRef record) {
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create(String.valueOf(record.url())).toURL().openConnection();
            return page.getResponseCode() == 200
                    && new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .contains(Objects.requireNonNull(record.label()));
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public List<String> secrets() {
        return List.of(SuiteSandbox.CLIENT_SECRET, SuiteSandbox.PASSWORD, WRONG_PASSWORD, SuiteSandbox.tokenPrefix());
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
        if (bare != null) {
            bare.close();
        }
        suite.close();
        log.close();
    }
}
