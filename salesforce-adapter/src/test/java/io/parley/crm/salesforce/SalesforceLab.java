package io.parley.crm.salesforce;

import io.parley.crm.Crm;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
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

/** The Salesforce stand-in as the contract's lab. */
class SalesforceLab implements CrmLab {

    static final String REFUSAL = "Please mind your language";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WRONG_SECRET = "wrong-secret-canary-7f3a";

    final SalesforceSandbox salesforce;
    private final boolean standard;
    private final Clock clock = Clock.systemUTC();
    private final LogLines log = LogLines.open();
    private @Nullable Crm crm;
    private @Nullable SalesforceSandbox bare;

    SalesforceLab() {
        this(SalesforceSandbox.Options.on(0, null));
    }

    SalesforceLab(SalesforceSandbox.Options options) {
        salesforce = SalesforceSandbox.start(options);
        salesforce.pubSub().keepAlive(Duration.ofMillis(200));
        standard = options.features().contains(Feature.SOCIAL_POSTS);
    }

    static Map<String, String> settings(SalesforceSandbox of) {
        Map<String, String> options = new HashMap<>();
        options.put("login-url", of.url().toString());
        options.put("client-id", SalesforceSandbox.CLIENT_ID);
        options.put("client-secret", SalesforceSandbox.CLIENT_SECRET);
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
        Map<String, String> all = settings(salesforce);
        all.put("pubsub-host", "127.0.0.1");
        all.put("pubsub-port", String.valueOf(salesforce.pubSub().port()));
        if (standard) {
            all.put("wake", "post-change-events");
        }
        all.putAll(options);
        return new SalesforceType().open("crm", all);
    }

    @Override
    public Crm stranger() {
        return open(Map.of("client-secret", WRONG_SECRET));
    }

    @Override
    public Crm bare() {
        bare = SalesforceSandbox.start(SalesforceSandbox.Options.on(0, null).withoutPackage());
        return new SalesforceType().open("bare", settings(bare));
    }

    @Override
    public String madeByHand() {
        Objects.requireNonNull(bare).makeField("Case", "Channel__c", "Channel", 80);
        return "Channel__c on Case";
    }

    @Override
    public List<String> needs() {
        return List.of(
                "MentionKey__c on Case",
                "Channel__c on Case",
                "MentionKey__c on Lead",
                "ChannelMessage__c",
                "ChannelPersona__c");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public List<Seen> records(RecordKind kind) {
        boolean lead = kind == RecordKind.LEAD;
        return salesforce.records(lead ? "Lead" : "Case").stream()
                .map(row -> new Seen(
                        text(row, "Id"),
                        text(row, lead ? "Name" : "Subject"),
                        text(row, "Description"),
                        Boolean.TRUE.equals(row.get("IsClosed")),
                        said(lead, text(row, "Id"))))
                .toList();
    }

    List<Seen> cases() {
        return records(RecordKind.CASE);
    }

    private List<Said> said(boolean lead, String recordId) {
        String reference = standard ? (lead ? "WhoId" : "ParentId") : lead ? "Lead__c" : "Case__c";
        return salesforce.records(messages()).stream()
                .filter(row -> recordId.equals(row.get(reference)))
                .filter(row -> standard
                        ? row.get("IsOutbound").equals(false)
                        : row.get("Direction__c").equals("Inbound"))
                .map(row -> standard
                        ? new Said(
                                text(row, "Content"),
                                text(row, "StatusMessage").startsWith("Edited"),
                                text(row, "Status").equals("DELETED"))
                        : new Said(
                                text(row, "Body__c"),
                                text(row, "Status__c").equals("EDITED"),
                                text(row, "Status__c").equals("DELETED")))
                .toList();
    }

    /** The object in which this org keeps messages. */
    String messages() {
        return standard ? "SocialPost" : "ChannelMessage__c";
    }

    private String field(String social) {
        return standard ? social : social.equals("PostUrl") ? "Url__c" : social + "__c";
    }

    private static String text(Map<String, Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }

    @Override
    public String contact(String name, @Nullable String email) {
        Map<String, Object> fields = new HashMap<>();
        int gap = name.lastIndexOf(' ');
        fields.put("LastName", name.substring(gap + 1));
        if (gap > 0) {
            fields.put("FirstName", name.substring(0, gap));
        }
        if (email != null) {
            fields.put("Email", email);
        }
        return salesforce.desk().create("Contact", fields);
    }

    @Override
    public @Nullable String contactOf(RecordRef record) {
        return (String) row("Case", record.id()).get("ContactId");
    }

    @Override
    public void linkAuthor(RecordRef record, String contactId) {
        String toCase = standard ? "ParentId" : "Case__c";
        String author = standard ? "PersonaId" : "Persona__c";
        salesforce.records(messages()).stream()
                .filter(message -> record.id().equals(message.get(toCase)))
                .map(message -> String.valueOf(message.get(author)))
                .distinct()
                .forEach(persona -> salesforce
                        .desk()
                        .update(
                                standard ? "SocialPersona" : "ChannelPersona__c",
                                persona,
                                Map.of(standard ? "ParentId" : "Contact__c", contactId)));
    }

    Map<String, Object> row(String object, String id) {
        return salesforce.records(object).stream()
                .filter(row -> id.equals(row.get("Id")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close(RecordRef record, Duration ago) {
        salesforce.desk().close(record.id());
        salesforce.desk().closedAt(record.id(), clock.instant().minus(ago));
    }

    @Override
    public void delete(RecordRef record) {
        salesforce.desk().delete(record.kind() == RecordKind.LEAD ? "Lead" : "Case", record.id());
    }

    @Override
    public void merge(RecordRef loser, RecordRef survivor) {
        salesforce.desk().merge(survivor.id(), loser.id());
    }

    @Override
    public String answer(RecordRef record, String text) {
        return record.kind() == RecordKind.LEAD
                ? salesforce.desk().replyToLead(record.id(), text)
                : salesforce.desk().reply(record.id(), text);
    }

    @Override
    public String rep() {
        return "Robin Reyes";
    }

    @Override
    public void note(RecordRef record, String text) {
        salesforce.desk().comment(record.id(), text, false);
    }

    @Override
    public Shown shown(String replyKey) {
        Map<String, Object> row = salesforce.records(messages()).stream()
                .filter(each -> replyKey.equals(each.get("Id")))
                .findFirst()
                .orElseThrow();
        return new Shown(
                "SENT".equals(row.get(field("Status"))),
                "FAILED".equals(row.get(field("Status"))),
                (String) row.get(field("PostUrl")),
                (String) row.get(field("StatusMessage")));
    }

    @Override
    public void refuse(String words) {
        salesforce.refuseWhere("Case", "Subject", words, REFUSAL);
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
        salesforce.require("Case", "Reason");
        return "Reason";
    }

    @Override
    public void trouble(Trouble trouble) {
        Faults faults = salesforce.faults();
        switch (trouble) {
            case SAVED_THEN_CUT -> {
                for (String kind :
                        List.of("composite", "collection-create", "collection-update", "collection-upsert")) {
                    faults.next(1, Fault.SAVE_THEN_DROP, Faults.Where.kind(kind));
                }
                faults.next(2, Fault.SAVE_THEN_DROP, Faults.Where.object(messages()));
            }
            case CUT -> faults.next(1, Fault.DROP);
            case SESSION_ENDED -> salesforce.expireTokens();
            case FORBIDDEN -> faults.next(1, Fault.FORBIDDEN);
            case ALLOWANCE_SPENT -> salesforce.setAllowance(0);
            case OUT_OF_ORDER -> faults.next(1, Fault.UNAVAILABLE);
            case SLOW -> faults.next(1, Fault.slow(PATIENCE.multipliedBy(4)));
        }
    }

    @Override
    public void mend() {
        salesforce.faults().clear();
        salesforce.setAllowance(15_000);
    }

    /** Salesforce never tells, and camel-salesforce would not hand it on. */
    @Override
    public @Nullable Duration askedWait() {
        return null;
    }

    @Override
    public long logins() {
        return salesforce.calls().count(Faults.LOGIN);
    }

    @Override
    public long calls() {
        return salesforce.calls().total();
    }

    @Override
    public int longestText() {
        return 32_000;
    }

    @Override
    public boolean opens(RecordRef record) {
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create(String.valueOf(record.url())).toURL().openConnection();
            return page.getResponseCode() == 200
                    && new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .contains(String.valueOf(record.label()));
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(SalesforceSandbox.CLIENT_SECRET, WRONG_SECRET));
        // What the stand-in hands out begins with the id of its org.
        secrets.add("00DHs0000000001!");
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
        salesforce.close();
        log.close();
    }
}
