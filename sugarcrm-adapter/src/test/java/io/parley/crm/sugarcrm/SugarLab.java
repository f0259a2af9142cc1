package io.parley.crm.sugarcrm;

import io.parley.crm.Crm;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.sugar.SugarSandbox;
import io.parley.testkit.CrmLab;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stand-in for Sugar as the contract's lab. */
final class SugarLab implements CrmLab {

    static final String REFUSAL = "Please mind your language";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WRONG_PASSWORD = "wrong-password-canary-7f3a";

    final SugarSandbox sugar;
    private final Map<String, String> options;
    private final Clock clock = Clock.systemUTC();
    private final LogLines log = LogLines.open();
    private @Nullable Crm crm;
    private @Nullable SugarSandbox bare;

    /** @param user who Parley logs in as */
    SugarLab(String user) {
        this(user, Map.of());
    }

    SugarLab(String user, Map<String, String> options) {
        this.sugar = SugarSandbox.start(0, null);
        this.options = new HashMap<>(Map.of("user", user, "password", SugarSandbox.PASSWORD));
        this.options.putAll(options);
    }

    @Override
    public Crm crm() {
        if (crm == null) {
            crm = open(sugar, Map.of());
        }
        return crm;
    }

    /** The CRM with some options set otherwise. */
    Crm open(SugarSandbox of, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(options);
        all.put("url", of.url().toString());
        all.put("timeout", PATIENCE.toSeconds() + "s");
        all.putAll(more);
        return new SugarType().open("crm", all);
    }

    @Override
    public Crm stranger() {
        return open(sugar, Map.of("password", WRONG_PASSWORD));
    }

    @Override
    public Crm bare() {
        bare = SugarSandbox.start(SugarSandbox.Options.on(0, null).withKeyField(null));
        return open(bare, Map.of());
    }

    @Override
    public String madeByHand() {
        throw new UnsupportedOperationException("nothing is installed");
    }

    @Override
    public List<String> needs() {
        return List.of("sync_key", "Cases, Leads, Contacts, Notes");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public boolean keepsOrderWithinASecond() {
        return false;
    }

    static String module(RecordKind kind) {
        return kind == RecordKind.LEAD ? "Leads" : "Cases";
    }

    /** Where what is said stands. */
    private String talk() {
        return "messages".equals(options.get("conversation")) ? "Messages" : "Notes";
    }

    @Override
    public List<Seen> records(RecordKind kind) {
        return sugar.records(module(kind)).stream()
                .map(row -> new Seen(
                        text(row, "id"),
                        text(row, "name"),
                        text(row, "description"),
                        text(row, "status").equals("Closed"),
                        said(text(row, "id"))))
                .toList();
    }

    private List<Said> said(String recordId) {
        return sugar.records(talk()).stream()
                .filter(note -> recordId.equals(note.get("parent_id")))
                .filter(note -> text(note, "name").startsWith("@"))
                .map(note -> MessageText.read(text(note, "description")))
                .map(said -> new Said(said.deleted() ? "" : said.words(), said.edited(), said.deleted()))
                .toList();
    }

    static String text(Map<String, Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    Map<String, Object> row(String module, String id) {
        return sugar.records(module).stream()
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String contact(String name, @Nullable String email) {
        int gap = name.lastIndexOf(' ');
        return sugar.desk().contact(gap > 0 ? name.substring(0, gap) : null, name.substring(gap + 1), email);
    }

    @Override
    public @Nullable String contactOf(RecordRef record) {
        return (String) row("Cases", record.id()).get("primary_contact_id");
    }

    @Override
    public void linkAuthor(RecordRef record, String contactId) {
        sugar.desk().contactOf(record.id(), contactId);
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        sugar.desk().close(record.id());
        sugar.desk().changedAt("Cases", record.id(), clock.instant().minus(ago));
    }

    @Override
    public void delete(RecordRef record) {
        sugar.desk().delete(module(record.kind()), record.id());
    }

    @Override
    public void merge(RecordRef loser, RecordRef survivor) {
        sugar.desk().merge(module(loser.kind()), survivor.id(), loser.id());
    }

    @Override
    public String answer(RecordRef record, String text) {
        return talk().equals("Messages")
                ? sugar.desk().message(module(record.kind()), record.id(), text)
                : sugar.desk().note(module(record.kind()), record.id(), text, true);
    }

    @Override
    public String rep() {
        return SugarSandbox.REP;
    }

    @Override
    public void note(RecordRef record, String text) {
        sugar.desk().note(module(record.kind()), record.id(), text, false);
    }

    @Override
    public Shown shown(String replyKey) {
        String key = Keys.confirmation(replyKey);
        String text = sugar.records(talk()).stream()
                .filter(note -> key.equals(note.get("sync_key")))
                .map(note -> text(note, "description"))
                .findFirst()
                .orElse("");
        List<String> lines = text.lines().toList();
        boolean published = text.startsWith("Published");
        return new Shown(
                published,
                text.startsWith("Not published: "),
                published && lines.size() > 1 && lines.get(1).startsWith("http") ? lines.get(1) : null,
                text.replaceFirst("^Not published: ", ""));
    }

    @Override
    public void refuse(String words) {
        sugar.refuseWhere("Cases", "name", words, REFUSAL);
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
        sugar.require("Cases", "resolution");
        return "resolution";
    }

    @Override
    public void trouble(Trouble trouble) {
        Faults faults = sugar.faults();
        switch (trouble) {
            case SAVED_THEN_CUT -> {
                for (String kind : List.of("upsert", "create", "update", "bulk")) {
                    faults.next(1, Fault.SAVE_THEN_DROP, Where.kind(kind));
                }
                faults.next(2, Fault.SAVE_THEN_DROP, Where.object("Notes"));
            }
            case CUT -> faults.next(1, Fault.DROP);
            case SESSION_ENDED -> sugar.expireTokens();
            case FORBIDDEN -> faults.next(1, Fault.FORBIDDEN);
            case ALLOWANCE_SPENT -> sugar.askTooMuch();
            case OUT_OF_ORDER -> faults.next(1, Fault.UNAVAILABLE);
            case SLOW -> faults.next(1, Fault.slow(PATIENCE.multipliedBy(4)));
        }
    }

    @Override
    public void mend() {
        sugar.faults().clear();
    }

    @Override
    public @Nullable Duration askedWait() {
        return sugar.wait503();
    }

    @Override
    public long logins() {
        return sugar.calls().count(Faults.LOGIN);
    }

    @Override
    public long calls() {
        return sugar.calls().total();
    }

    /** In characters of four bytes; see MessageText. */
    @Override
    public int longestText() {
        return 30_000;
    }

    /** What stands behind # never reaches a server: the page there leads on to the record. */
    @Override
    public boolean opens(RecordRef record) {
        URI address = URI.create(String.valueOf(record.url()));
        String place = Objects.requireNonNull(address.getFragment());
        return page(address).contains("/rep")
                && page(sugar.url().resolve("/rep/" + place)).contains(String.valueOf(record.label()));
    }

    private static String page(URI address) {
        try {
            HttpURLConnection page = (HttpURLConnection) address.toURL().openConnection();
            return page.getResponseCode() == 200
                    ? new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(SugarSandbox.PASSWORD, WRONG_PASSWORD));
        secrets.addAll(sugar.tokens());
        return secrets;
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
        sugar.close();
        log.close();
    }
}
