package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks whether a server has what Parley needs, and says it in an admin's words. */
final class Checkup {

    private static final String NOTES = "Notes";
    private static final String PROBE = "Emoji and letters of all scripts: 😀 ש ع 語";

    private final String subject;
    private final SugarServer server;
    private final Schema schema;
    private final SugarSettings settings;

    Checkup(String crm, SugarServer server, Schema schema, SugarSettings settings) {
        this.subject = "crm " + crm;
        this.server = server;
        this.schema = schema;
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            SugarServer.Self self = server.self();
            findings.add(
                    Finding.ok(subject, "Logged in to " + settings.access().url() + " as " + self.userName() + "."));
            schema.forget();
            modules(findings);
            findings.addAll(new MappingCheck(
                            subject,
                            schema,
                            new Talks(schema, settings.messages()),
                            settings.mapping(),
                            settings.words())
                    .findings());
            probe(findings);
        } catch (CrmFailure failure) {
            findings.add(failure(failure.outcome()));
        } catch (RuntimeException unforeseen) {
            findings.add(Finding.blocking(
                    subject,
                    "The check failed: " + unforeseen.getClass().getSimpleName() + ".",
                    "Look at the address in parley.yaml, and at the log of the CRM."));
        }
        return findings;
    }

    private Finding failure(Outcome.Failure outcome) {
        String fix = outcome instanceof Outcome.Blocked blocked
                ? blocked.fix()
                : "Look whether the CRM can be reached from here, and at its log.";
        return Finding.blocking(subject, outcome.reason(), fix);
    }

    private void modules(List<Finding> findings) {
        for (String module : List.of("Cases", "Leads", NOTES, "Contacts")) {
            if (!schema.has(module)) {
                findings.add(Finding.blocking(
                        subject,
                        "The module " + module + " can't be used by this user.",
                        "In Admin > Role Management give the user's role access, list, view and edit of " + module
                                + ", and enable the module in Admin > Display Modules."));
            }
        }
        if (settings.messages() && !schema.has(Talk.MESSAGES.module())) {
            findings.add(Finding.blocking(
                    subject,
                    "The module Messages can't be used by this user.",
                    "Set conversation: notes, or give the user's role access, list, view and edit of Messages."));
        }
        if (schema.has("Cases", "state") && !schema.has(Talk.CASE_UPDATES.module())) {
            findings.add(Finding.blocking(
                    subject,
                    "The module AOP_Case_Updates, the thread on a case, can't be used by this user.",
                    "In Admin > Role Management give the user's role access, list, view and edit of Case Updates."));
        }
    }

    /** Older databases keep three bytes of each character: emoji become question marks, and the API says that all is well. */
    private void probe(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.BLOCKING)) {
            return;
        }
        NewBean note = new NewBean(
                NOTES,
                Keys.probe(),
                Map.of("name", "Parley check (may be deleted)", Talk.WORDS, PROBE, "portal_flag", "false"));
        if (server.create(List.of(note)).get(0) instanceof Saved.Failed failed) {
            findings.add(failure(failed.outcome()));
            return;
        }
        Bean there = server.lookUp(NOTES, Set.of(Keys.probe()), Set.of("name")).get(Keys.probe());
        if (there == null) {
            return;
        }
        server.change(List.of(new Change(NOTES, there.id(), Map.of(Talk.WORDS, PROBE))));
        Bean read = server.read(NOTES, Set.of(there.id()), Set.of(Talk.WORDS)).get(there.id());
        if (read == null || !read.get(Talk.WORDS).equals(PROBE)) {
            findings.add(Finding.warning(
                    subject,
                    "The CRM's database does not keep emoji: they become question marks.",
                    "Convert its tables to utf8mb4, and set the character set of the connection to utf8mb4."));
        } else {
            findings.add(Finding.ok(subject, "Cases, leads, notes and contacts can be used, and emoji are kept."));
        }
    }
}
