package io.parley.crm.oracle;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.OracleSettings.Source;
import io.parley.crm.oracle.api.FieldMapping;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks whether a tenant has what Parley needs, and says it in an admin's words. */
final class Checkup {

    /** So many records are looked at where some tell about all. */
    private static final int SOME = 50;

    private final String subject;
    private final OracleServer server;
    private final Us us;
    private final Schema schema;
    private final OracleSettings settings;

    Checkup(String crm, OracleServer server, Us us, Schema schema, OracleSettings settings) {
        this.subject = "crm " + crm;
        this.server = server;
        this.us = us;
        this.schema = schema;
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            OracleServer.Self self = us.ask();
            findings.add(
                    Finding.ok(subject, "Logged in to " + settings.access().url() + " as " + self.userName() + "."));
            schema.forget();
            objects(findings);
            authorField(findings);
            findings.addAll(new PicklistCheck(subject, schema).findings(settings));
            findings.addAll(new MappingCheck(subject, schema).findings(settings.mapping()));
            account(findings);
            if (findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING)) {
                findings.addAll(new TenantCheck(subject, server, us.id(), schema, settings).findings());
            }
        } catch (CrmFailure failure) {
            findings.add(failure(failure.outcome()));
        } catch (RuntimeException unforeseen) {
            findings.add(Finding.blocking(
                    subject,
                    "The check failed: " + unforeseen.getClass().getSimpleName() + ".",
                    "Look at the address in parley.yaml: it is that of the pod, without a path."));
        }
        return findings;
    }

    private Finding failure(Outcome.Failure outcome) {
        String fix = outcome instanceof Outcome.Blocked blocked
                ? blocked.fix()
                : "Look whether the tenant can be reached from here, and whether Oracle announced maintenance.";
        return Finding.blocking(subject, outcome.reason(), fix);
    }

    private void objects(List<Finding> findings) {
        for (String object : List.of(Schema.REQUEST, Schema.LEAD, Schema.CONTACT, Schema.NOTE, Schema.ACTIVITY)) {
            if (!schema.has(object)) {
                findings.add(Finding.blocking(
                        subject,
                        "The record type " + object + " can't be used by this user.",
                        "In Admin > User Management and Access Controls > Role Management give the user's role access to "
                                + object + ", with Can Create and Can Read All Records."));
            }
        }
    }

    private void authorField(List<Finding> findings) {
        if (!schema.has(Schema.REQUEST)) {
            return;
        }
        FieldMapping field = schema.field(Schema.REQUEST, settings.authorField());
        if (field == null) {
            findings.add(Finding.blocking(
                    subject,
                    "The field " + settings.authorField() + " of the service request is not there.",
                    Needs.fix(settings.authorField())));
        } else if (FieldValues.kind(field) != FieldValues.Kind.TEXT || MappingCheck.isPicklist(field)) {
            findings.add(Finding.blocking(
                    subject,
                    settings.authorField() + " of the service request is a " + field.dataType() + ", and no text.",
                    Needs.fix(settings.authorField())));
        } else {
            usedByOthers(findings);
        }
        if (settings.replies().source() == Source.FIELD
                && !schema.has(Schema.REQUEST, settings.replies().field())) {
            findings.add(Finding.blocking(
                    subject,
                    "The field " + settings.replies().field()
                            + " of the service request, which reps are to write into, is not there.",
                    "Make it, let the roles of reps and of the integration user see it, or correct reply-field."));
        }
    }

    /** Another program may have taken the field long ago: then its records would be taken for ours. */
    private void usedByOthers(List<Finding> findings) {
        String field = settings.authorField();
        Query filled = new Query(Schema.REQUEST, SearchSpec.isSet(field), Set.of("Id", field), null, null, SOME);
        boolean foreign = server.query(filled).stream().anyMatch(request -> !Keys.isKey(request.get(field)));
        if (foreign) {
            findings.add(Finding.blocking(
                    subject,
                    "The field " + field + " of the service request holds what Parley did not write.",
                    "Another program uses it. Name a free indexed text field as author-field in parley.yaml."));
        }
    }

    private void account(List<Finding> findings) {
        String account = settings.account();
        if (account != null) {
            Query query = new Query("Account", SearchSpec.is("Id", account), Set.of("Id"), null, null, 1);
            if (server.query(query).isEmpty()) {
                findings.add(Finding.blocking(
                        subject,
                        "There is no account with the id " + account + ".",
                        "Correct default-account: it is the row id, as shown in the address of the account's page."));
            }
        }
    }
}
