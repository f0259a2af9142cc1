package io.parley.crm.salesforce;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.crm.salesforce.stream.StreamSettings;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import io.parley.yaml.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code type: salesforce} in parley.yaml. */
public final class SalesforceType implements CrmType {

    static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.allOf(Capability.class));

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Option> options() {
        return Stream.of(
                        login(),
                        data(),
                        mapping(),
                        backfills(),
                        owners(),
                        contacts(),
                        sources(),
                        StreamSettings.options())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Option> login() {
        return List.of(
                Option.optional(
                        "login-url",
                        Kind.URL,
                        "https://login.salesforce.com",
                        "Where to log in: https://login.salesforce.com, https://test.salesforce.com for a sandbox org, or"
                                + " the org's My Domain, which client credentials need."),
                Option.required("client-id", Kind.TEXT, "Consumer key of the external client app."),
                Option.optional(
                        "user", Kind.TEXT, "", "User name of the integration user; needed together with key-file."),
                Option.optional(
                        "key-file",
                        Kind.FILE,
                        "",
                        "Private key whose certificate the external client app knows: PEM, or a keystore with one key."),
                Option.optional("key-password", Kind.SECRET, "", "Password of the key file, when it has one."),
                Option.optional(
                        "audience",
                        Kind.URL,
                        "",
                        "Audience of the login assertion; needed only when it differs from login-url."),
                Option.optional(
                        "client-secret",
                        Kind.SECRET,
                        "",
                        "Consumer secret of the external client app: logs in by client credentials instead of a key."));
    }

    private static List<Option> backfills() {
        return List.of(Option.optional(
                "bulk-above",
                Kind.NUMBER,
                "5000",
                "When more deliveries wait than this, they go by jobs of Bulk API 2.0: some 25 calls for up to"
                        + " 10,000 of them. 0 for never."));
    }

    private static List<Option> data() {
        return List.of(
                Option.optional(
                        "social-objects",
                        Kind.TEXT,
                        "auto",
                        "Where messages and authors live: standard (SocialPost and SocialPersona), custom (the objects of"
                                + " Parley's package), or auto: standard where both can be created and have Parley's keys."),
                Option.optional(
                        "mapping",
                        Kind.FILE,
                        "",
                        "File that says which field gets what, where it shall be otherwise than built in; see"
                                + " docs/integrator/salesforce-mapping.md."),
                Option.optional(
                        "attachments",
                        Kind.TEXT,
                        "text",
                        "Where pictures and files of a mention go: text (links in the message), or links (also among the"
                                + " files of the case or lead, as links; nothing is copied)."));
    }

    private static List<Option> mapping() {
        return List.of(
                Option.optional("api-version", Kind.TEXT, "62.0", "Version of the REST API."),
                Option.optional("origin", Kind.TEXT, "", "Case origin and lead source; the channel's name when empty."),
                Option.optional(
                        "reopen-status",
                        Kind.TEXT,
                        "",
                        "Status of a case that is opened again; the org's default status when empty."),
                Option.optional("priority-low", Kind.TEXT, "Low", "The org's case priority for low."),
                Option.optional("priority-medium", Kind.TEXT, "Medium", "The org's case priority for medium."),
                Option.optional("priority-high", Kind.TEXT, "High", "The org's case priority for high."),
                Option.optional(
                        "lead-company",
                        Kind.TEXT,
                        "[not provided]",
                        "Company of a new lead: Salesforce wants one, and a mention names none."),
                Option.optional(
                        "replies-every",
                        Kind.DURATION,
                        "1m",
                        "How often to look for replies of reps. Each look is one call of the day's allowance."),
                Option.optional(
                        "reply-overlap",
                        Kind.DURATION,
                        "2m",
                        "How far back a short look for replies reaches, for rows that Salesforce committed late. Looks are"
                                + " short while more replies wait than one page holds; every tenth is full all the same."),
                Option.optional("timeout", Kind.DURATION, "60s", "How long to wait for an answer."));
    }

    private static List<Option> owners() {
        return List.of(
                Option.optional(
                        "assignment-rule",
                        Kind.TEXT,
                        "true",
                        "Which assignment rule of the org gives a new record its owner when the rule of Parley names no"
                                + " queue: true for the active one, false for none, or the id of one."),
                Option.optional(
                        "default-owner",
                        Kind.TEXT,
                        "",
                        "Queue, or user name of an active user, that gets a record whose own queue or user is gone."));
    }

    private static List<Option> sources() {
        return List.of(Option.optional(
                "reply-sources",
                Kind.LIST,
                "messages",
                "Where reps answer: messages (the reply action), comments (case comments marked public), or both. A comment"
                        + " counts from the moment this is switched on."));
    }

    private static List<Option> contacts() {
        return List.of(
                Option.optional(
                        "persona-to-contact",
                        Kind.TEXT,
                        "match",
                        "What is done about the contact of an author: off, match (a contact is linked when the evidence"
                                + " points to one alone), or create (else one is made)."),
                Option.optional(
                        "contact-profile-fields",
                        Kind.LIST,
                        "",
                        "API names of the fields of Contact that hold the address of a social profile; such an address is"
                                + " evidence beside the e-mail address."),
                Option.optional(
                        "default-account",
                        Kind.TEXT,
                        "",
                        "Account that new contacts belong to: its id, or its exact name when no other has it."),
                Option.optional(
                        "person-accounts",
                        Kind.TEXT,
                        "auto",
                        "Whether a new contact is a person account: on, off, or auto (where the org has them and no"
                                + " default-account is set)."),
                Option.optional(
                        "person-account-type",
                        Kind.TEXT,
                        "",
                        "Developer name of the record type of new person accounts; needed only where an org has several."));
    }

    @Override
    public List<Problem> mistakes(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        SalesforceSettings.mapping(options, problems);
        return problems;
    }

    @Override
    public Crm open(String name, Map<String, String> options) {
        return new SalesforceCrm(name, SalesforceSettings.of(options));
    }
}
