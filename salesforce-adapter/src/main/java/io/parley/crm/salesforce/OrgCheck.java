package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at an org as a whole: its allowance, its rules, and how much the integration user may do. */
final class OrgCheck {

    /** With less than this left of the day's calls, an admin should know. */
    private static final int SCARCE_PERCENT = 20;

    private final String subject;
    private final SalesforceApi api;
    private final String user;

    /** @param user the id of the integration user */
    OrgCheck(String subject, SalesforceApi api, String user) {
        this.subject = subject;
        this.api = api;
        this.user = user;
    }

    List<Finding> findings(boolean makesContacts) {
        List<Finding> findings = new ArrayList<>();
        allowance(findings);
        duplicateRules(findings, makesContacts ? Set.of(Shapes.LEAD, "Contact") : Set.of(Shapes.LEAD));
        power(findings);
        findings.add(Finding.ok(
                subject,
                "Validation rules, triggers and flows of the org can't be seen from outside: a record that one refuses"
                        + " becomes a dead letter with its words."));
        return findings;
    }

    private void allowance(List<Finding> findings) {
        JsonNode calls = api.limits().path("DailyApiRequests");
        long most = calls.path("Max").asLong();
        long left = calls.path("Remaining").asLong();
        String words = left + " of " + most + " API calls are left for these 24 hours";
        if (most > 0 && left * 100 / most < SCARCE_PERCENT) {
            findings.add(Finding.warning(
                    subject,
                    "Only " + words + ".",
                    "Find what uses them (Setup, Company Information), or buy more. Parley waits when none is left."));
        } else {
            findings.add(Finding.ok(subject, words + "."));
        }
    }

    private void duplicateRules(List<Finding> findings, Set<String> objects) {
        List<String> active = new ArrayList<>();
        for (JsonNode rule : asked("SELECT DeveloperName, SobjectType FROM DuplicateRule WHERE IsActive = true")) {
            String object = rule.path("SobjectType").asText();
            if (objects.contains(object)) {
                active.add(rule.path("DeveloperName").asText() + " on " + object);
            }
        }
        if (!active.isEmpty()) {
            findings.add(Finding.warning(
                    subject,
                    "The duplicate rule " + String.join(", ", active)
                            + " is active: where it blocks, Salesforce refuses what Parley brings.",
                    "Let it only alert, or exclude the integration user by a condition."));
        }
    }

    private void power(List<Finding> findings) {
        List<JsonNode> granted = asked("SELECT PermissionSet.PermissionsModifyAllData FROM PermissionSetAssignment"
                + " WHERE AssigneeId = '" + user + "' AND (PermissionSet.PermissionsModifyAllData = true"
                + " OR PermissionSet.PermissionsViewAllData = true)");
        boolean changes = granted.stream().anyMatch(set -> set.at("/PermissionSet/PermissionsModifyAllData")
                .asBoolean());
        if (!granted.isEmpty()) {
            findings.add(Finding.warning(
                    subject,
                    "The integration user has " + (changes ? "Modify" : "View")
                            + " All Data: with its key, anybody could " + (changes ? "change" : "read")
                            + " every record of the org.",
                    "Take that permission away from its profile or permission set. Parley Integration gives it what it"
                            + " needs."));
        }
    }

    /** What the integration user need not be allowed to read is no finding. */
    private List<JsonNode> asked(String soql) {
        try {
            return api.query(soql);
        } catch (CrmFailure notTold) {
            return List.of();
        }
    }
}
