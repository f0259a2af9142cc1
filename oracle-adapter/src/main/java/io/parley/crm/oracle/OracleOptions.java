package io.parley.crm.oracle;

import io.parley.model.Option;
import io.parley.model.Option.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What can be set for a tenant of Oracle CRM On Demand. */
final class OracleOptions {

    private OracleOptions() {}

    static List<Option> all() {
        return Stream.of(access(), words(), leads(), people(), replies(), listening())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Option> access() {
        return List.of(
                Option.required(
                        "url", Kind.URL, "Address of your pod, such as https://secure-ausomxapa.crmondemand.com."),
                Option.required("user", Kind.TEXT, "Sign-in id of the integration user: COMPANY/USER."),
                Option.required("password", Kind.SECRET, "Its password."),
                Option.optional(
                        "login",
                        Kind.TEXT,
                        "stateless",
                        "stateless sends the user with each request; session logs in first and keeps one of the company's"
                                + " sessions, for tenants with the R16 compatibility mode."),
                Option.optional(
                        "client-name",
                        Kind.TEXT,
                        "Parley, Parley",
                        "How Parley is called in the tenant's usage log: Vendor, Application."),
                Option.optional("timeout", Kind.DURATION, "60s", "How long to wait for an answer."));
    }

    private static List<Option> words() {
        return List.of(
                Option.optional("priority-low", Kind.TEXT, "4-Low", "The tenant's word for low priority."),
                Option.optional("priority-medium", Kind.TEXT, "3-Medium", "The tenant's word for medium priority."),
                Option.optional("priority-high", Kind.TEXT, "2-High", "The tenant's word for high priority."),
                Option.optional(
                        "source",
                        Kind.TEXT,
                        "",
                        "Source of new service requests, a value of that picklist; nothing when empty."),
                Option.optional(
                        "open-status", Kind.TEXT, "Open", "Status of a service request that is new or opened again."),
                Option.optional(
                        "closed-statuses",
                        Kind.LIST,
                        "Closed, Cancelled",
                        "Statuses of service requests that mean closed."));
    }

    private static List<Option> leads() {
        return List.of(
                Option.optional(
                        "lead-status", Kind.TEXT, "", "Status of a new lead; the tenant's own default when empty."),
                Option.optional(
                        "closed-lead-statuses",
                        Kind.LIST,
                        "Archived, Rejected, Converted",
                        "Statuses of leads that mean closed."),
                Option.optional("lead-company", Kind.TEXT, "unknown", "Company of a new lead, which Oracle asks for."),
                Option.optional(
                        "activity-type",
                        Kind.TEXT,
                        "",
                        "Type of the activities in which customers' words stand on leads; the tenant's default when"
                                + " empty."),
                Option.optional(
                        "activity-status", Kind.TEXT, "Completed", "Status of these activities; nothing when empty."),
                Option.optional(
                        "mapping",
                        Kind.FILE,
                        "",
                        "File that says which field gets what, for lines that shall be otherwise than built in; see"
                                + " docs/integrator/oracle-mapping.md."));
    }

    private static List<Option> people() {
        return List.of(
                Option.optional(
                        "author-field",
                        Kind.TEXT,
                        "IndexedShortText0",
                        "Indexed text field of the service request, of 26 characters or more, that holds who the author"
                                + " is."),
                Option.optional(
                        "persona-to-contact",
                        Kind.TEXT,
                        "match",
                        "What is done about the contact of an author: off, match (a contact is linked when the evidence"
                                + " points to one alone), or create (else one is made)."),
                Option.optional(
                        "default-account",
                        Kind.TEXT,
                        "",
                        "Id of the account that new contacts and service requests belong to; none when empty."));
    }

    private static List<Option> replies() {
        return List.of(
                Option.optional(
                        "reply-source",
                        Kind.TEXT,
                        "note",
                        "Where reps answer on a service request: note (one that is not private), field, or activity. On a"
                                + " lead it is always an activity."),
                Option.optional(
                        "reply-subject",
                        Kind.TEXT,
                        "",
                        "How the subject of a note or activity begins that is a reply, such as Reply; every one that is"
                                + " not private when empty."),
                Option.optional(
                        "reply-field",
                        Kind.TEXT,
                        "",
                        "The field that reps write into when reply-source is field, such as CustomText0."),
                Option.optional(
                        "reply-activity-type", Kind.TEXT, "Correspondence", "Type of an activity that is a reply."));
    }

    private static List<Option> listening() {
        return List.of(
                Option.optional(
                        "reply-search",
                        Kind.TEXT,
                        "notes",
                        "notes asks for new notes by themselves, at one operation for a hundred; requests asks for service"
                                + " requests that were changed and the notes below them, at one more for each."),
                Option.optional(
                        "replies-every",
                        Kind.DURATION,
                        "2m",
                        "How often to look for replies of reps. A look that finds nothing costs two operations of the"
                                + " tenant's allotment: 1,440 a day at 2m, 2,880 at 1m."),
                Option.optional(
                        "reply-overlap",
                        Kind.DURATION,
                        "5m",
                        "How far back each look for replies reaches; what Oracle saves later than that is not heard."),
                Option.optional(
                        "private-confirmations",
                        Kind.BOOLEAN,
                        "false",
                        "Whether what became of a reply is told in a private note. Reps see those only with the privilege"
                                + " View Private Notes."));
    }
}
