package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.Allowance;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Looks whether an org has all that Parley needs, and says what is missing and where to put it. */
final class Checkup {

    /** With less than this left of the day's calls, an admin should know. */
    private static final int SCARCE_PERCENT = 20;

    private static final String BY_HAND = " Run parley install, or make it as docs/admin/salesforce.md says.";

    private final String subject;
    private final SalesforceApi api;
    private final Shapes shapes;
    private final Social social;
    private final SalesforceSettings settings;
    private final PeopleCheckup people;

    Checkup(
            String crm,
            SalesforceApi api,
            Shapes shapes,
            Social social,
            SalesforceSettings settings,
            PeopleCheckup people) {
        this.subject = "crm " + crm;
        this.api = api;
        this.shapes = shapes;
        this.social = social;
        this.settings = settings;
        this.people = people;
    }

    /** All findings; never throws. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            login(findings);
            shapes.forget();
            SocialObjects objects = social.objects();
            findings.add(Finding.ok(subject, social.told()));
            Needs.written(objects, settings.mapping())
                    .forEach((object, fields) -> object(findings, objects, object, fields));
            findings.addAll(new MappingCheck(subject, shapes).findings(objects, settings.mapping()));
            allowance(findings);
            people.add(findings);
            duplicateRules(findings);
        } catch (CrmFailure failure) {
            findings.add(of(failure));
        } catch (RuntimeException unforeseen) {
            findings.add(Finding.blocking(
                    subject,
                    "The check failed: " + unforeseen.getClass().getSimpleName() + ".",
                    "This is a fault of Parley; please report it."));
        }
        return findings;
    }

    private void login(List<Finding> findings) {
        Set<String> versions = new HashSet<>();
        api.versions().forEach(version -> versions.add(version.path("version").asText()));
        if (!versions.contains(settings.access().apiVersion())) {
            findings.add(Finding.blocking(
                    subject,
                    "This org has no REST API of version " + settings.access().apiVersion() + ".",
                    "Set api-version to one of "
                            + String.join(", ", versions.stream().sorted().toList()) + "."));
            return;
        }
        findings.add(Finding.ok(
                subject,
                "The login works, and the REST API has version "
                        + settings.access().apiVersion() + "."));
    }

    private void object(List<Finding> findings, SocialObjects objects, String object, List<String> fields) {
        Shape shape;
        try {
            shape = shapes.fresh(object);
        } catch (CrmFailure failure) {
            findings.add(
                    failure.getMessage().contains("NOT_FOUND")
                            ? Finding.blocking(
                                    subject,
                                    "The object " + object + " is missing, or the integration user may not see it.",
                                    "Give the integration user access to " + object + "." + BY_HAND)
                            : of(failure));
            return;
        }
        int before = findings.size();
        if (!shape.createable() || !shape.updateable()) {
            findings.add(Finding.blocking(
                    subject,
                    "The integration user may not create and edit " + object + " records.",
                    "In its permission set, under Object Settings, allow Create and Edit on " + object + "."));
        }
        fields.forEach(field -> field(findings, objects, shape, field));
        key(findings, shape, Objects.requireNonNull(Needs.keys(objects).get(object)));
        wanted(findings, shape, filled(objects, object, fields));
        if (findings.size() == before) {
            findings.add(Finding.ok(subject, "The object " + object + " has all that Parley needs."));
        }
    }

    private void field(List<Finding> findings, SocialObjects objects, Shape shape, String name) {
        Shape.Field field = shape.field(name);
        String where = " on " + shape.object();
        if (field == null) {
            findings.add(Finding.blocking(
                    subject,
                    "The field " + name + where + " is missing, or the integration user may not see it.",
                    "Make " + name + " visible and editable in its permission set." + BY_HAND));
        } else if (!field.createable() && !field.updateable()) {
            findings.add(Finding.blocking(
                    subject,
                    "The integration user may not edit the field " + name + where + ".",
                    "In its permission set, allow Edit Access to " + name + where + "."));
        } else if (shape.object().equals(objects.message()) && field.restricted()) {
            List<String> missing = new ArrayList<>(objects.values().getOrDefault(name, List.of()));
            missing.removeAll(field.values());
            if (!missing.isEmpty()) {
                findings.add(Finding.blocking(
                        subject,
                        "The picklist " + name + where + " lacks the value " + String.join(", ", missing) + ".",
                        "Add the value in Setup, or make the picklist unrestricted."));
            }
        }
    }

    private void key(List<Finding> findings, Shape shape, String name) {
        Shape.Field key = shape.field(name);
        if (key == null) {
            return;
        }
        if (!key.unique() || !key.externalId()) {
            findings.add(Finding.blocking(
                    subject,
                    "The field " + name + " on " + shape.object() + " is not a unique external id: a repeat could make"
                            + " a second record.",
                    "In Setup, tick External ID and Unique (case sensitive) on it."));
        } else if (!key.caseSensitive()) {
            findings.add(Finding.warning(
                    subject,
                    "The field " + name + " on " + shape.object() + " takes upper and lower case for the same: two"
                            + " mentions whose ids differ in case only would be one.",
                    "In Setup, choose \"Treat ABC and abc as different values\" on it."));
        }
    }

    private List<String> filled(SocialObjects objects, String object, List<String> needed) {
        List<String> filled = new ArrayList<>(needed);
        Needs.sections(objects).stream()
                .filter(section -> section.object().equals(object))
                .flatMap(section -> settings.mapping().of(section).stream())
                .forEach(line -> filled.add(line.field()));
        return filled;
    }

    /** A field that the org wants and Parley knows nothing of makes Salesforce refuse every new record. */
    private void wanted(List<Finding> findings, Shape shape, List<String> written) {
        shape.fields().values().stream()
                .filter(field -> field.needed() && !written.contains(field.name()))
                .filter(field -> !field.name().equals("OwnerId"))
                .forEach(field -> findings.add(Finding.blocking(
                        subject,
                        "The field " + field.name() + " on " + shape.object()
                                + " is required, and Parley does not fill it.",
                        "Give it a default value, or make it required on the page layout only.")));
    }

    private void allowance(List<Finding> findings) {
        JsonNode calls = api.limits().path("DailyApiRequests");
        Allowance allowance = new Allowance(
                calls.path("Max").asLong() - calls.path("Remaining").asLong(),
                calls.path("Max").asLong());
        String left = allowance.most() - allowance.used() + " of " + allowance.most()
                + " API calls are left for these 24 hours";
        if (allowance.percentLeft() < SCARCE_PERCENT) {
            findings.add(Finding.warning(
                    subject,
                    "Only " + left + ".",
                    "Find what uses them (Setup, Company Information), or buy more. Parley waits when none is left."));
        } else {
            findings.add(Finding.ok(subject, left + "."));
        }
    }

    private void duplicateRules(List<Finding> findings) {
        List<JsonNode> rules;
        try {
            rules = api.query("SELECT DeveloperName, SobjectType FROM DuplicateRule WHERE IsActive = true");
        } catch (CrmFailure notTold) {
            // The integration user need not be allowed to read them.
            return;
        }
        for (JsonNode rule : rules) {
            String object = rule.path("SobjectType").asText();
            if (object.equals(Shapes.LEAD) || object.equals(Shapes.CASE)) {
                findings.add(Finding.warning(
                        subject,
                        "The duplicate rule " + rule.path("DeveloperName").asText() + " on " + object
                                + " is active: where it blocks, Salesforce refuses what Parley brings.",
                        "Let it only alert, or exclude the integration user by a condition."));
            }
        }
    }

    private Finding of(CrmFailure failure) {
        String fix = failure.outcome() instanceof Outcome.Blocked blocked
                ? blocked.fix()
                : "Try again later; see whether this machine reaches "
                        + settings.access().loginUrl() + ".";
        return Finding.blocking(subject, failure.outcome().reason(), fix);
    }
}
