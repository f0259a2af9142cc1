package io.parley.crm.salesforce;

import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Looks whether an org has all that Parley needs, and says what is missing and where to put it. */
final class Checkup {

    private final String subject;
    private final SalesforceApi api;
    private final Supplier<String> user;
    private final Shapes shapes;
    private final Social social;
    private final SalesforceSettings settings;
    private final PeopleCheckup people;

    /** @param user tells the id of the integration user */
    Checkup(
            String crm,
            SalesforceApi api,
            Supplier<String> user,
            Shapes shapes,
            Social social,
            SalesforceSettings settings,
            PeopleCheckup people) {
        this.subject = "crm " + crm;
        this.api = api;
        this.user = user;
        this.shapes = shapes;
        this.social = social;
        this.settings = settings;
        this.people = people;
    }

    /** All findings; never throws. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            if (login(findings)) {
                org(findings);
            }
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

    private void org(List<Finding> findings) {
        shapes.forget();
        SocialObjects objects = social.objects();
        findings.add(Finding.ok(subject, social.told()));
        findings.addAll(new ObjectCheck(subject, shapes, objects, settings.mapping()).findings());
        findings.addAll(new MappingCheck(subject, shapes).findings(objects, settings.mapping()));
        findings.addAll(new WordsCheck(subject, shapes, settings).findings());
        if (settings.fileLinks()) {
            findings.addAll(new AttachmentCheck(subject, shapes).findings());
        }
        people.add(findings);
        findings.addAll(new OrgCheck(subject, api, user.get())
                .findings(settings.contacts().mode() == ContactSettings.Mode.CREATE));
    }

    /** Whether anything else can be looked at. */
    private boolean login(List<Finding> findings) {
        Set<String> versions = new HashSet<>();
        api.versions().forEach(version -> versions.add(version.path("version").asText()));
        if (!versions.contains(settings.access().apiVersion())) {
            findings.add(Finding.blocking(
                    subject,
                    "This org has no REST API of version " + settings.access().apiVersion() + ".",
                    "Set api-version to one of "
                            + String.join(", ", versions.stream().sorted().toList()) + "."));
            return false;
        }
        findings.add(Finding.ok(
                subject,
                "The login works, and the REST API has version "
                        + settings.access().apiVersion() + "."));
        return true;
    }

    private Finding of(CrmFailure failure) {
        String fix = failure.outcome() instanceof Outcome.Blocked blocked
                ? blocked.fix()
                : "Try again later; see whether this machine reaches "
                        + settings.access().loginUrl() + ".";
        return Finding.blocking(subject, failure.outcome().reason(), fix);
    }
}
