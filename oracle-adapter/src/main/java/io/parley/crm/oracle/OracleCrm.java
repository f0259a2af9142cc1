package io.parley.crm.oracle;

import io.parley.crm.Capability;
import io.parley.crm.ContactMatch;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.InstallPlan;
import io.parley.crm.ReplyPage;
import io.parley.crm.oracle.OracleSettings.ReplySettings;
import io.parley.crm.oracle.OracleSettings.Source;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.model.Author;
import io.parley.model.Confirmation;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One company's Oracle CRM On Demand. */
final class OracleCrm implements Crm {

    static final Set<Capability> CAPABILITIES = Set.of(
            Capability.OPEN_CASE,
            Capability.OPEN_LEAD,
            Capability.REOPEN_CASE,
            Capability.REVISE_MESSAGE,
            Capability.HEAR_REPLIES,
            Capability.CONFIRM_REPLIES,
            Capability.MATCH_CONTACTS,
            Capability.INSTALL);

    private final String name;
    private final OracleServer server;
    private final Records records;
    private final Contacts contacts;
    private final Deliveries deliveries;
    private final Replies replies;
    private final Confirmations confirmations;
    private final Checkup checkup;
    private final Installation installation;

    OracleCrm(String name, OracleServer server, OracleSettings settings) {
        this.name = name;
        this.server = server;
        String authorField = settings.authorField();
        Us us = new Us(server);
        Schema schema = new Schema(server, System::nanoTime);
        RecordFields fields = new RecordFields(settings.mapping(), settings.words(), schema);
        Rewording rewording = new Rewording(server, fields);
        Map<RecordKind, Talk> talks = talks(server, settings);
        Map<RecordKind, List<String>> wordy = Map.of(
                RecordKind.CASE, rewording.wordy(RecordKind.CASE),
                RecordKind.LEAD, rewording.wordy(RecordKind.LEAD));
        this.records = new Records(name, server, us, settings.statuses(), talks, authorField, wordy);
        this.contacts = new Contacts(server, new Personas(server, authorField));
        this.deliveries = new Deliveries(
                name,
                new Needs(schema, authorField),
                records,
                new People(name, settings.people(), server, contacts, fields, settings.account()),
                new Openings(
                        server,
                        records,
                        fields,
                        settings.statuses(),
                        new Owners(name, server, System::nanoTime),
                        authorField,
                        settings.account()),
                new Messages(talks, fields),
                rewording);
        this.replies = new Replies(
                sources(new Asking(server, us), settings.replies(), authorField),
                records,
                settings.replies().overlap());
        this.confirmations = new Confirmations(name, talks, settings.replies().hidden());
        this.checkup = new Checkup(name, server, us, schema, settings);
        this.installation = new Installation(server.setup(), schema, settings);
    }

    private static Map<RecordKind, Talk> talks(OracleServer server, OracleSettings settings) {
        Map<RecordKind, Talk> talks = new EnumMap<>(RecordKind.class);
        talks.put(RecordKind.CASE, new Notes(server, settings.replies().notesAlone()));
        talks.put(RecordKind.LEAD, new Activities(server, settings.activityType(), settings.activityStatus()));
        return talks;
    }

    private static List<ReplySource> sources(Asking asking, ReplySettings settings, String authorField) {
        ReplySubject subject = settings.subject();
        List<ReplySource> sources = new ArrayList<>();
        if (settings.source() == Source.NOTE) {
            sources.add(
                    settings.notesAlone()
                            ? new NotesAlone(asking, subject)
                            : new NotesBelow(asking, subject, authorField));
        } else if (settings.source() == Source.FIELD) {
            sources.add(new FieldHeard(asking, settings.field()));
        }
        sources.add(
                new ActivitiesHeard(asking, subject, settings.activityType(), settings.source() == Source.ACTIVITY));
        return sources;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Finding> check() {
        return checkup.findings();
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
        return replies.after(after, limit);
    }

    @Override
    public void confirm(List<Confirmation> done) {
        confirmations.write(done);
    }

    @Override
    public InstallPlan plan() {
        return installation.plan();
    }

    @Override
    public InstallPlan removal() {
        return installation.removal();
    }

    @Override
    public void carryOut(InstallPlan plan, Consumer<String> progress) {
        installation.carryOut(plan, progress);
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "oracle-crm-on-demand " + name;
    }
}
