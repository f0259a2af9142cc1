package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import io.parley.sandbox.salesforce.Setup;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LackingTest {

    /** One thing that an org lacks, and what an admin reads of it. */
    record Lack(
            String name,
            Consumer<SalesforceSandbox> cause,
            Map<String, String> options,
            Severity severity,
            String words,
            String fix) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Lack setup(String name, Consumer<Setup> cause, Severity severity, String words, String fix) {
        return new Lack(name, sandbox -> cause.accept(sandbox.setup()), Map.of(), severity, words, fix);
    }

    private static Lack blocks(String name, Consumer<Setup> cause, String words, String fix) {
        return setup(name, cause, Severity.BLOCKING, words, fix);
    }

    private static Lack warns(String name, Consumer<Setup> cause, String words, String fix) {
        return setup(name, cause, Severity.WARNING, words, fix);
    }

    private static Lack option(String name, Consumer<Setup> cause, String key, String value, String words, String fix) {
        return new Lack(
                name, sandbox -> cause.accept(sandbox.setup()), Map.of(key, value), Severity.BLOCKING, words, fix);
    }

    private static Lack noFiles(String name, Consumer<Setup> cause) {
        return new Lack(
                name,
                sandbox -> cause.accept(sandbox.setup()),
                Map.of("attachments", "links"),
                Severity.WARNING,
                "may not make files",
                "attachments: text");
    }

    private static final List<Lack> FIELDS = List.of(
            blocks(
                    "a field",
                    setup -> setup.hide("Case.MentionKey__c"),
                    "The field MentionKey__c on Case is missing",
                    "run parley install"),
            blocks(
                    "three fields of one object",
                    setup -> setup.hide("Case.Origin", "Case.Priority", "Case.SuppliedName"),
                    "Origin on Case, Priority on Case and SuppliedName on Case are missing",
                    "permission set"),
            blocks(
                    "the right to edit a field",
                    setup -> setup.lock("Case.Origin"),
                    "may not edit Origin on Case",
                    "Edit Access"),
            blocks(
                    "the right to create",
                    setup -> setup.lock("Lead"),
                    "may not create Lead records",
                    "Object Settings"),
            blocks("leads", setup -> setup.hide("Lead"), "The object Lead is missing", "licence"),
            blocks(
                    "one of Parley's objects",
                    setup -> setup.hide("ChannelPersona__c"),
                    "The object ChannelPersona__c is missing",
                    "parley install"),
            blocks(
                    "the whole package",
                    setup -> setup.hide(
                            "ChannelMessage__c",
                            "ChannelPersona__c",
                            "Case.MentionKey__c",
                            "Case.Channel__c",
                            "Lead.MentionKey__c",
                            "Lead.Channel__c"),
                    "package is not installed",
                    "Parley Integration"),
            blocks(
                    "the uniqueness of a key",
                    setup -> setup.notUnique("Lead.MentionKey__c"),
                    "MentionKey__c on Lead is not a unique external id",
                    "External ID and Unique"),
            warns(
                    "the case of a key",
                    setup -> setup.foldCase("Case.MentionKey__c"),
                    "takes upper and lower case for the same",
                    "different values"),
            blocks(
                    "the length of a key",
                    setup -> setup.shorten("Case.MentionKey__c", 80),
                    "MentionKey__c on Case takes only 80 characters",
                    "length of 255"),
            warns(
                    "room for the text",
                    setup -> setup.shorten("ChannelMessage__c.Body__c", 255),
                    "Body__c on ChannelMessage__c takes only 255 characters",
                    "Long Text Area"),
            blocks(
                    "the type of a field",
                    setup -> setup.retype("ChannelMessage__c.Posted__c", "string"),
                    "is of the type string, where Parley needs datetime",
                    "parley install"),
            blocks(
                    "somebody who fills a required field",
                    setup -> setup.demand("Case.Reason"),
                    "The field Reason on Case is required",
                    "default value"));

    private static final List<Lack> WORDS = List.of(
            blocks(
                    "a value of a message's picklist",
                    setup -> setup.restrict("ChannelMessage__c.Status__c", "RECEIVED", "PENDING", "SENT", "FAILED"),
                    "Status__c on ChannelMessage__c lacks the value EDITED, DELETED",
                    "Add the value"),
            blocks(
                    "priorities",
                    setup -> setup.restrict("Case.Priority", "P1", "P2", "Low"),
                    "Priority on Case lacks the value Medium, High",
                    "priority-medium"),
            option(
                    "the origin that parley.yaml names",
                    setup -> setup.restrict("Case.Origin", "Phone", "Web"),
                    "origin",
                    "Social",
                    "Origin on Case lacks the value Social",
                    "Phone, Web"),
            warns(
                    "the names of the channels",
                    setup -> setup.restrict("Lead.LeadSource", "Web"),
                    "LeadSource on Lead takes only values that are in it",
                    "set origin"),
            option(
                    "the status of a case that is opened again",
                    setup -> setup.restrict("Case.Status", "New", "Closed"),
                    "reopen-status",
                    "Reopened",
                    "Status on Case lacks the value Reopened",
                    "reopen-status"));

    private static final List<Lack> ORG = List.of(
            blocks(
                    "the app's approval",
                    setup -> setup.logins(Setup.Login.NOT_APPROVED),
                    "user hasn't approved this consumer",
                    "under Policies"),
            blocks(
                    "a user to run as",
                    setup -> setup.logins(Setup.Login.NO_RUN_AS_USER),
                    "no client credentials user",
                    "user to run as"),
            blocks(
                    "My Domain",
                    setup -> setup.logins(Setup.Login.NOT_MY_DOMAIN),
                    "not supported on this domain",
                    "My Domain"),
            blocks(
                    "an active integration user",
                    setup -> setup.logins(Setup.Login.INACTIVE_USER),
                    "inactive user",
                    "Activate"),
            blocks("API access", Setup::withoutApi, "API is not enabled", "edition"),
            blocks("the API version", setup -> setup.newestApi(60), "no REST API of version 62.0", "60.0"),
            warns(
                    "a way past a duplicate rule",
                    setup -> setup.duplicateRule("Lead", "Standard_Lead"),
                    "The duplicate rule Standard_Lead on Lead is active",
                    "exclude the integration user"),
            warns("modesty", setup -> setup.grant("ModifyAllData"), "has Modify All Data", "Take that permission away"),
            new Lack(
                    "calls",
                    sandbox -> sandbox.used(13_000),
                    Map.of(),
                    Severity.WARNING,
                    "API calls are left",
                    "Company Information"),
            new Lack(
                    "the event",
                    sandbox -> sandbox.pubSub().remove("/event/ChannelReply__e"),
                    Map.of(),
                    Severity.WARNING,
                    "/event/ChannelReply__e",
                    "wake: none"),
            noFiles("files", setup -> setup.hide("ContentVersion")),
            noFiles("the right to make files", setup -> setup.lock("ContentVersion")),
            noFiles("the right to look at files", setup -> setup.hide("ContentDocumentLink")),
            new Lack(
                    "Salesforce's own social objects",
                    sandbox -> {},
                    Map.of("social-objects", "standard"),
                    Severity.BLOCKING,
                    "SocialPost and SocialPersona are missing",
                    "social-objects: custom"));

    static Stream<Lack> lacks() {
        return Stream.of(FIELDS, WORDS, ORG).flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lacks")
    void an_org_that_lacks_one_thing_has_one_finding_with_its_fix(Lack lack) {
        try (SalesforceLab lab = new SalesforceLab(Options.on(0, null))) {
            lack.cause().accept(lab.salesforce);
            try (Crm crm = lab.open(lack.options())) {
                assertThat(troubles(crm)).singleElement().satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(lack.severity());
                    assertThat(finding.message()).contains(lack.words());
                    assertThat(finding.fix()).contains(lack.fix());
                });
            }
        }
    }

    @Test
    void an_org_that_lacks_nothing_has_no_finding() {
        try (SalesforceLab lab = new SalesforceLab(Options.on(0, null))) {
            assertThat(troubles(lab.crm())).isEmpty();
        }
    }

    @Test
    void an_org_without_files_has_no_finding_while_attachments_are_text() {
        try (SalesforceLab lab = new SalesforceLab(Options.on(0, null))) {
            lab.salesforce.setup().hide("ContentVersion");
            assertThat(troubles(lab.crm())).isEmpty();
            try (Crm links = lab.open(Map.of("attachments", "links"))) {
                assertThat(troubles(links)).hasSize(1);
            }
        }
    }

    private static List<Finding> troubles(Crm crm) {
        return crm.check().stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .toList();
    }
}
