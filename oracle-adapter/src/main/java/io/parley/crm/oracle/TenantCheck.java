package io.parley.crm.oracle;

import io.parley.crm.oracle.OracleSettings.Source;
import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out how this tenant behaves where Oracle's documentation does not tell, and names what no program can find out. */
final class TenantCheck {

    private static final String ZONE = "TimeZone";

    /** So many of our requests are looked at, the oldest ones. */
    private static final int SOME = 20;

    private final String subject;
    private final OracleServer server;
    private final String us;
    private final Schema schema;
    private final OracleSettings settings;

    TenantCheck(String subject, OracleServer server, String us, Schema schema, OracleSettings settings) {
        this.subject = subject;
        this.server = server;
        this.us = us;
        this.schema = schema;
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        zone(findings);
        if (settings.replies().source() == Source.NOTE) {
            List<Item> requests = requests();
            if (settings.replies().notesAlone()) {
                alone(findings, requests);
            } else {
                bumped(findings, requests);
            }
        }
        findings.add(Finding.ok(
                subject,
                "What no program can tell: whether reps see Parley's notes on their page layout, whether their roles let"
                        + " them add notes, and how large the operations allotment is. See \"Verify on your tenant\" in"
                        + " docs/admin/oracle-crm-on-demand.md."));
        return findings;
    }

    private void zone(List<Finding> findings) {
        if (!schema.has(Schema.USER, ZONE)) {
            findings.add(Finding.ok(
                    subject,
                    "The time zone of the integration user can't be read here. Set it to UTC in the user's profile."));
            return;
        }
        SearchSpec self = SearchSpec.is("Id", us);
        String zone = server.query(new Query(Schema.USER, self, Set.of("Id", ZONE), null, null, 1)).stream()
                .findFirst()
                .map(user -> user.get(ZONE))
                .orElse("");
        // London's and Lisbon's zones are called GMT as well, and have a summer.
        findings.add(
                zone.matches("(?i).*(UTC|Coordinated Universal).*")
                        ? Finding.ok(subject, "The integration user's time zone is " + zone + ".")
                        : Finding.warning(
                                subject,
                                "The integration user's time zone is " + (zone.isEmpty() ? "not told" : zone) + ".",
                                "Set it to UTC in the user's profile, so that times mean the same everywhere."));
    }

    /** Requests of ours that have a note of ours, for what they tell. */
    private List<Item> requests() {
        Query.Child notes = new Query.Child(
                Schema.NOTE, SearchSpec.is(Talk.CREATED_BY, us), Set.of("Id", Talk.KEY, Asking.CREATED));
        SearchSpec ours = SearchSpec.isSet(settings.authorField()).and(SearchSpec.is(Talk.CREATED_BY, us));
        return server
                .query(new Query(
                        Schema.REQUEST,
                        ours,
                        Set.of("Id", Asking.CREATED, Asking.MODIFIED),
                        Asking.CREATED,
                        notes,
                        SOME))
                .stream()
                .filter(request -> !request.below(Schema.NOTE).isEmpty())
                .toList();
    }

    private void alone(List<Finding> findings, List<Item> requests) {
        if (requests.isEmpty()) {
            findings.add(notYet("whether notes of service requests can be asked for by themselves"));
            return;
        }
        String key = requests.get(0).below(Schema.NOTE).get(0).get(Talk.KEY);
        Query note =
                new Query(Schema.NOTE, SearchSpec.is(Talk.KEY, key), Set.of("Id", NotesAlone.PARENT), null, null, 1);
        List<Item> found = server.query(note);
        if (found.isEmpty() || found.get(0).get(NotesAlone.PARENT).isEmpty()) {
            findings.add(Finding.blocking(
                    subject,
                    "This tenant does not show the notes of service requests in the service for notes, so replies would"
                            + " not be heard.",
                    "Set reply-search: requests in parley.yaml."));
        } else {
            findings.add(Finding.ok(subject, "Notes of service requests can be asked for by themselves."));
        }
    }

    /** A note that was written well after its request was made tells whether notes change requests. */
    private void bumped(List<Finding> findings, List<Item> requests) {
        for (Item request : requests) {
            Instant made = request.time(Asking.CREATED);
            Instant changed = request.time(Asking.MODIFIED);
            for (Item note : request.below(Schema.NOTE)) {
                Instant written = note.time(Asking.CREATED);
                if (made == null || changed == null || written == null || written.isBefore(made.plusSeconds(120))) {
                    continue;
                }
                findings.add(
                        changed.isBefore(written)
                                ? Finding.blocking(
                                        subject,
                                        "A new note does not change its service request in this tenant, so replies would"
                                                + " not be heard.",
                                        "Set reply-search: notes, or answer by reply-source: activity or field.")
                                : Finding.ok(subject, "A new note changes its service request."));
                return;
            }
        }
        findings.add(notYet("whether a new note changes its service request"));
    }

    private Finding notYet(String what) {
        return Finding.ok(
                subject, "There is nothing of Parley's yet that tells " + what + ": check again after some mentions.");
    }
}
