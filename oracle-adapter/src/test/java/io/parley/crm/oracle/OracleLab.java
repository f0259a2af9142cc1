package io.parley.crm.oracle;

import io.parley.crm.Crm;
import io.parley.crm.oracle.soap.SoapOptions;
import io.parley.crm.oracle.soap.SoapServer;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.oracle.OracleSandbox;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stand-in for Oracle CRM On Demand as the contract's lab. */
class OracleLab implements CrmLab {

    static final String REFUSAL = "Please mind your language in the field 'Subject'";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WRONG_PASSWORD = "wrong-password-canary-7f3a";
    private static final String FIELD = "IndexedShortText0";

    final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Clock clock = Clock.systemUTC();
    private final LogLines log = LogLines.open();
    private final Map<String, String> options;
    private @Nullable Crm crm;
    private @Nullable OracleSandbox bare;

    OracleLab() {
        this(Map.of());
    }

    /** @param options of the CRM under test, where they are not the usual ones */
    OracleLab(Map<String, String> options) {
        this.options = options;
    }

    static Map<String, String> settings(OracleSandbox of) {
        Map<String, String> options = new HashMap<>();
        options.put("url", of.url().toString());
        options.put("user", OracleSandbox.USER);
        options.put("password", OracleSandbox.PASSWORD);
        options.put("timeout", PATIENCE.toSeconds() + "s");
        return options;
    }

    @Override
    public Crm crm() {
        if (crm == null) {
            crm = open(options);
        }
        return crm;
    }

    /** The CRM under test with some options set otherwise. */
    Crm open(Map<String, String> options) {
        return open("crm", oracle, options);
    }

    private static Crm open(String name, OracleSandbox of, Map<String, String> options) {
        Map<String, String> all = settings(of);
        all.putAll(options);
        return new OracleType().open(name, all);
    }

    @Override
    public Crm stranger() {
        return open(Map.of("password", WRONG_PASSWORD));
    }

    @Override
    public Crm bare() {
        OracleSandbox without = OracleSandbox.start(0, null);
        without.hide("ServiceRequest", FIELD);
        bare = without;
        return open("bare", without, Map.of());
    }

    @Override
    public String madeByHand() {
        throw new UnsupportedOperationException("Nothing that is installed here can be taken away");
    }

    @Override
    public boolean takesBack() {
        return false;
    }

    @Override
    public List<String> needs() {
        return List.of(FIELD);
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    static String object(RecordKind kind) {
        return kind == RecordKind.CASE ? "ServiceRequest" : "Lead";
    }

    private static String child(RecordKind kind) {
        return kind == RecordKind.CASE ? "Note" : "Activity";
    }

    @Override
    public List<Seen> records(RecordKind kind) {
        return oracle.records(object(kind)).stream()
                .map(row -> new Seen(
                        text(row, "Id"), title(kind, row), text(row, "Description"), isClosed(row), said(kind, row)))
                .toList();
    }

    private static String title(RecordKind kind, Map<String, String> row) {
        return kind == RecordKind.CASE
                ? text(row, "Subject")
                : (text(row, "LeadFirstName") + ' ' + text(row, "LeadLastName")).strip();
    }

    private static boolean isClosed(Map<String, String> row) {
        return List.of("Closed", "Archived").contains(text(row, "Status"));
    }

    private List<Said> said(RecordKind kind, Map<String, String> record) {
        return oracle.below(object(kind), text(record, "Id"), child(kind)).stream()
                .filter(row -> !text(row, "ExternalSystemId").isEmpty())
                .filter(row -> !text(row, "Subject").contains("ublished"))
                .map(row -> MessageText.read(read(text(row, "Description"))))
                .map(read -> new Said(read.words(), read.edited(), read.deleted()))
                .toList();
    }

    /** What a person reads: a sign without width is not seen, and keeps markup from being any. */
    private static String read(String text) {
        return text.replace("\u200B", "");
    }

    static String text(Map<String, String> row, String field) {
        return row.getOrDefault(field, "");
    }

    @Override
    public String contact(String name, @Nullable String email) {
        int gap = name.lastIndexOf(' ');
        return oracle.desk().contact(gap > 0 ? name.substring(0, gap) : "", name.substring(gap + 1), email);
    }

    @Override
    public @Nullable String contactOf(RecordRef record) {
        return oracle.records("ServiceRequest").stream()
                .filter(row -> text(row, "Id").equals(record.id()))
                .map(row -> text(row, "ContactId"))
                .filter(contact -> !contact.isEmpty())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void linkAuthor(RecordRef record, String contactId) {
        oracle.desk().contactOf(record.id(), contactId);
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        if (record.kind() == RecordKind.CASE) {
            oracle.desk().close(record.id());
        } else {
            oracle.desk().update("Lead", record.id(), Map.of("Status", "Archived"));
        }
        oracle.desk()
                .changedAt(object(record.kind()), record.id(), clock.instant().minus(ago));
    }

    @Override
    public void delete(RecordRef record) {
        oracle.desk().delete(object(record.kind()), record.id());
    }

    @Override
    public void merge(RecordRef loser, RecordRef survivor) {
        oracle.desk().merge(object(loser.kind()), survivor.id(), loser.id());
    }

    @Override
    public String answer(RecordRef record, String text) {
        return record.kind() == RecordKind.CASE
                ? oracle.desk().note("ServiceRequest", record.id(), text, false)
                : oracle.desk().activity("Lead", record.id(), "Correspondence", text, false);
    }

    /** Stamps are seconds, and ids tell nothing. */
    @Override
    public boolean keepsOrderWithinASecond() {
        return false;
    }

    /** The values of a picklist, as the service tells them. */
    Set<String> values(String object, String field) {
        try (SoapServer server = server()) {
            return server.picklist(object, field);
        }
    }

    /** The name of a field for people, as the service tells it. */
    String displayName(String object, String field) {
        try (SoapServer server = server()) {
            return Objects.requireNonNull(server.mapping(object).get(field)).displayName();
        }
    }

    private SoapServer server() {
        return new SoapServer(
                OracleSettings.of(new OracleType().options(), settings(oracle)).access(), SoapOptions.USUAL);
    }

    @Override
    public String rep() {
        return OracleSandbox.REP;
    }

    @Override
    public void note(RecordRef record, String text) {
        oracle.desk().note(object(record.kind()), record.id(), text, true);
    }

    @Override
    public Shown shown(String replyKey) {
        String key = Keys.confirmation(replyKey);
        String told = List.of("Note", "Activity").stream()
                .flatMap(object -> oracle.records(object).stream())
                .filter(row -> text(row, "ExternalSystemId").equals(key)
                        || text(row, "Subject").equals("Not published"))
                .map(row -> text(row, "Description"))
                .findFirst()
                .orElseThrow();
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
        oracle.habits().refuseWhere("ServiceRequest", "Subject", words, REFUSAL);
    }

    @Override
    public String refusal() {
        return REFUSAL;
    }

    @Override
    public String refusedField() {
        return "Subject";
    }

    @Override
    public String demand() {
        oracle.require("ServiceRequest", "Cause");
        return "Cause";
    }

    @Override
    public void trouble(Trouble trouble) {
        Faults faults = oracle.faults();
        switch (trouble) {
            case SAVED_THEN_CUT -> {
                for (String kind : List.of("insert", "update", "execute")) {
                    faults.next(1, Fault.SAVE_THEN_DROP, Faults.Where.kind(kind));
                }
            }
            case CUT -> faults.next(1, Fault.DROP);
            case SESSION_ENDED -> oracle.endSessions();
            case FORBIDDEN -> faults.next(1, Fault.FORBIDDEN);
            case ALLOWANCE_SPENT -> faults.chance(1, Fault.LIMIT_REACHED);
            case OUT_OF_ORDER -> faults.next(1, Fault.UNAVAILABLE);
            case SLOW -> faults.next(1, Fault.slow(PATIENCE.multipliedBy(4)));
        }
    }

    @Override
    public void mend() {
        oracle.faults().clear();
    }

    /** Oracle names no wait when it is out of order. */
    @Override
    public @Nullable Duration askedWait() {
        return null;
    }

    @Override
    public boolean hasSessions() {
        return options.containsValue("session");
    }

    @Override
    public boolean asksWhatBecameOfACall() {
        return true;
    }

    @Override
    public long logins() {
        return oracle.calls().count(Faults.LOGIN);
    }

    @Override
    public long calls() {
        return oracle.calls().total();
    }

    @Override
    public int longestText() {
        return Notes.LONGEST;
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
        return List.of(OracleSandbox.PASSWORD, WRONG_PASSWORD);
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
        oracle.close();
        log.close();
    }
}
