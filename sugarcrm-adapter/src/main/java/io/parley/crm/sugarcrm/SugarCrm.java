package io.parley.crm.sugarcrm;

import io.parley.crm.Allowance;
import io.parley.crm.Capability;
import io.parley.crm.ContactMatch;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.InstallPlan;
import io.parley.crm.ReplyPage;
import io.parley.crm.sugarcrm.api.FileClient;
import io.parley.crm.sugarcrm.api.FileShelf;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.Author;
import io.parley.model.Confirmation;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One server of the Sugar line, whichever API it is spoken to by. */
final class SugarCrm implements Crm {

    static final Set<Capability> CAPABILITIES = Set.of(
            Capability.OPEN_CASE,
            Capability.OPEN_LEAD,
            Capability.REOPEN_CASE,
            Capability.REVISE_MESSAGE,
            Capability.HEAR_REPLIES,
            Capability.WAKE_ON_REPLY,
            Capability.CONFIRM_REPLIES,
            Capability.MATCH_CONTACTS);

    private static final Set<Capability> WITHOUT_BELL = CAPABILITIES.stream()
            .filter(capability -> capability != Capability.WAKE_ON_REPLY)
            .collect(Collectors.toUnmodifiableSet());

    private final String name;
    private final SugarServer server;
    private final Records records;
    private final Contacts contacts;
    private final Deliveries deliveries;
    private final Replies replies;
    private final Confirmations confirmations;
    private final Checkup checkup;
    private final Doorbell bell;

    /** One that copies no files. */
    SugarCrm(String name, SugarServer server, SugarSettings settings) {
        this(name, server, settings, null);
    }

    /** @param shelf where copies of files go; null where there is no such place */
    SugarCrm(String name, SugarServer server, SugarSettings settings, @Nullable FileShelf shelf) {
        this.name = name;
        this.server = server;
        Schema schema = new Schema(server, System::nanoTime);
        Statuses statuses = new Statuses(schema, settings.reopenStatus(), settings.closedStatuses());
        Talks talks = new Talks(schema, settings.messages());
        this.records = new Records(name, server, statuses, talks);
        CaseContacts cases = new CaseContacts(server, schema);
        Personas personas = new Personas(server, cases);
        this.contacts = new Contacts(server, personas);
        Fields fields = new RecordFields(settings.mapping(), settings.words(), schema, statuses);
        this.deliveries = new Deliveries(
                name,
                records,
                new Openings(server, records, statuses, fields, new Owners(name, server), schema),
                new People(settings.people(), server, contacts, personas, cases),
                attachments(server, settings, shelf),
                new Echoes(server, fields),
                new Messages(server, talks, fields));
        this.replies = new Replies(server, records, talks, new Ours(server, talks), settings.overlap());
        this.confirmations = new Confirmations(name, server, talks);
        this.checkup = new Checkup(name, server, schema, settings);
        this.bell = new Doorbell(settings.pingSecret());
    }

    private static @Nullable Attachments attachments(
            SugarServer server, SugarSettings settings, @Nullable FileShelf shelf) {
        if (settings.filesFrom().isEmpty()) {
            return null;
        }
        if (shelf == null) {
            throw new IllegalArgumentException("attachments-from: files can be copied only with user and password set,"
                    + " since the API for them knows no other way to log in.");
        }
        FileClient files =
                new FileClient(settings.filesFrom(), settings.access().timeout());
        return new Attachments(server, files, shelf);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        return bell.hangs() ? CAPABILITIES : WITHOUT_BELL;
    }

    @Override
    public List<Finding> check() {
        return checkup.findings();
    }

    @Override
    public Optional<Allowance> allowance() {
        return server.allowance();
    }

    @Override
    public List<RecordState> states(List<RecordRef> of) {
        return records.states(of);
    }

    @Override
    public List<List<ContactMatch>> match(String channel, List<Author> authors) {
        return contacts.match(channel, authors);
    }

    @Override
    public List<Outcome> deliver(List<Delivery> batch) {
        return deliveries.deliver(batch);
    }

    @Override
    public ReplyPage replies(Cursor after, int limit) {
        ReplyPage page = replies.after(after, limit);
        if (!page.replies().isEmpty()) {
            bell.found();
        }
        return page;
    }

    @Override
    public AutoCloseable listen(Cursor from, Ear ear) {
        return bell.hangs() ? bell.listen(from, ear) : Crm.super.listen(from, ear);
    }

    @Override
    public boolean ring(String secret) {
        return bell.ring(secret);
    }

    @Override
    public void confirm(List<Confirmation> done) {
        confirmations.write(done);
    }

    @Override
    public InstallPlan plan() {
        throw byHand();
    }

    @Override
    public InstallPlan removal() {
        throw byHand();
    }

    @Override
    public void carryOut(InstallPlan plan, Consumer<String> progress) {
        throw byHand();
    }

    private UnsupportedOperationException byHand() {
        return new UnsupportedOperationException(
                name + " needs nothing installed; the optional package is uploaded in its Module Loader");
    }

    @Override
    public void close() {
        bell.close();
        server.close();
    }

    @Override
    public String toString() {
        return "sugarcrm " + name;
    }
}
