package io.parley.crm.salesforce;

import io.parley.crm.Allowance;
import io.parley.crm.Capability;
import io.parley.crm.ContactMatch;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.InstallPlan;
import io.parley.crm.ReplyPage;
import io.parley.crm.salesforce.api.IngestJobs;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.crm.salesforce.install.Installer;
import io.parley.model.Author;
import io.parley.model.Confirmation;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One Salesforce org. */
final class SalesforceCrm implements Crm {

    /** Most deliveries of one back-fill: a job may have more, but all of them are held in memory. */
    private static final int BACKFILL = 10_000;

    /** From here on nothing is refreshed that Salesforce has already. */
    private static final double SPARING = 0.9;

    private final String name;
    private final SalesforceClient client;
    private final Records records;
    private final Contacts contacts;
    private final IngestJobs jobs;
    private final int bulkAbove;
    private final Deliveries deliveries;
    private final ReplySources replies;
    private final Confirmations confirmations;
    private final Checkup checkup;
    private final Wakeups wakeups;
    private final Installer installer;
    private final Shapes shapes;

    SalesforceCrm(String name, SalesforceSettings settings) {
        this.name = name;
        this.client = new SalesforceClient(name, settings.access());
        SalesforceApi api = new SalesforceApi(client, settings.access().apiVersion());
        this.shapes = new Shapes(api);
        Social social = new Social(settings.social(), shapes);
        RecordFields fields = new RecordFields(settings.mapping(), settings.words(), shapes, social);
        OpenCases openCases = new OpenCases(System::nanoTime, this::sparing);
        this.records = new Records(name, api, openCases);
        Queues queues = new Queues(api);
        Accounts accounts = new Accounts(api, shapes, settings.contacts());
        this.contacts =
                new Contacts(name, settings.contacts(), api, social, new ContactMaker(name, api, fields, accounts));
        Openings openings = new Openings(api, records, fields, new Ownership(name, queues, settings), shapes, settings);
        this.jobs = new IngestJobs(client, settings.access().apiVersion());
        this.bulkAbove = settings.bulkAbove();
        this.deliveries = deliveries(
                api,
                social,
                fields,
                openings,
                new CaseLook(records, openCases),
                new Attachments(name, api, fields, social, shapes, settings.fileLinks()));
        CaseComments comments = new CaseComments(api, records, social, settings.overlap());
        this.replies = new ReplySources(
                settings.replySources(), new PendingReplies(api, records, social, settings.overlap()), comments);
        this.confirmations = new Confirmations(name, api, fields, social, comments);
        PeopleCheckup people = new PeopleCheckup(name, shapes, settings, accounts, queues);
        this.checkup = new Checkup(name, api, () -> client.pass(null).user(), shapes, social, settings, people);
        this.wakeups = new Wakeups(name, client, settings.stream());
        this.installer = new Installer(
                api, settings.access().apiVersion(), settings.access().timeout());
    }

    private Deliveries deliveries(
            SalesforceApi api,
            Social social,
            RecordFields fields,
            Openings openings,
            CaseLook cases,
            Attachments attachments) {
        Echoes echoes = new Echoes(api, fields, social);
        Messages messages = new Messages(api, fields, social);
        Personas personas = new Personas(name, fields, social, this::sparing);
        PostsFirst postsFirst = new PostsFirst(
                api,
                contacts,
                openings,
                cases,
                echoes,
                new Posts(api, fields, social, messages),
                new ParentedPersonas(name, api, fields, social),
                new CaseSources(name, api, shapes));
        return new Deliveries(
                name,
                api,
                contacts,
                personas,
                openings,
                echoes,
                messages,
                cases,
                new Backfill(name, api, jobs, contacts, personas, openings, messages, social, cases),
                bulkAbove / 2,
                this::sparing,
                social,
                postsFirst,
                attachments);
    }

    private boolean sparing() {
        return allowance().filter(used -> used.ratio() >= SPARING).isPresent();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        return wakeups.capabilities(SalesforceType.CAPABILITIES);
    }

    @Override
    public Optional<Allowance> allowance() {
        return Optional.ofNullable(client.allowance());
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>(checkup.findings());
        findings.addAll(wakeups.findings(findings));
        return findings;
    }

    @Override
    public List<RecordState> states(List<RecordRef> of) {
        return records.states(of);
    }

    @Override
    public List<RecordState> lastSeen(List<RecordRef> of) {
        return records.lastSeen(of);
    }

    @Override
    public List<List<ContactMatch>> match(String channel, List<Author> authors) {
        return contacts.match(channel, authors);
    }

    @Override
    public int batch(long waiting) {
        return bulkAbove > 0 && waiting > bulkAbove ? Math.max(bulkAbove, BACKFILL) : SalesforceApi.COLLECTION;
    }

    @Override
    public List<Outcome> deliver(List<Delivery> batch) {
        return deliveries.deliver(batch);
    }

    @Override
    public ReplyPage replies(Cursor after, int limit) {
        return replies.after(after, limit);
    }

    @Override
    public AutoCloseable listen(Cursor from, Ear ear) {
        return wakeups.listen(from, ear);
    }

    @Override
    public void confirm(List<Confirmation> done) {
        confirmations.write(done);
    }

    @Override
    public InstallPlan plan() {
        return installer.plan();
    }

    @Override
    public InstallPlan removal() {
        return installer.removal();
    }

    @Override
    public void carryOut(InstallPlan plan, Consumer<String> progress) {
        installer.carryOut(plan, progress);
        shapes.forget();
    }

    @Override
    public void close() {
        wakeups.close();
        installer.close();
        jobs.close();
        client.close();
    }

    @Override
    public String toString() {
        return "salesforce " + name;
    }
}
