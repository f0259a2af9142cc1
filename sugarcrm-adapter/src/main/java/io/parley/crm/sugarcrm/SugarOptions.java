package io.parley.crm.sugarcrm;

import io.parley.model.Option;
import io.parley.model.Option.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What can be set for every type of the family. */
final class SugarOptions {

    private SugarOptions() {}

    static Option url() {
        return Option.required("url", Kind.URL, "Address of the CRM, as people open it.");
    }

    static List<Option> shared() {
        return Stream.of(fields(), records(), replies(), calls())
                .flatMap(List::stream)
                .toList();
    }

    /** What stands in the fields of a record. */
    private static List<Option> fields() {
        return List.of(
                Option.optional(
                        "mapping",
                        Kind.FILE,
                        "",
                        "File that says which field gets what, where it shall be otherwise than built in; see"
                                + " docs/integrator/sugarcrm-mapping.md."),
                Option.optional(
                        "origin",
                        Kind.TEXT,
                        "",
                        "Source of cases and leads, where the drop-down has it; the channel's name when empty."),
                Option.optional("lead-company", Kind.TEXT, "", "Account name of a new lead; a mention names none."),
                Option.optional("priority-low", Kind.TEXT, "P3", "The CRM's case priority for low."),
                Option.optional("priority-medium", Kind.TEXT, "P2", "The CRM's case priority for medium."),
                Option.optional("priority-high", Kind.TEXT, "P1", "The CRM's case priority for high."));
    }

    private static List<Option> records() {
        return List.of(
                Option.optional(
                        "persona-to-contact",
                        Kind.TEXT,
                        "match",
                        "What is done about the contact of an author: off, match (a contact is linked when the evidence"
                                + " points to one alone), or create (else one is made)."),
                Option.optional(
                        "reopen-status",
                        Kind.TEXT,
                        "",
                        "Status of a case that is opened again; the stock one for assigned cases when empty."),
                Option.optional(
                        "closed-statuses",
                        Kind.LIST,
                        "",
                        "Statuses of cases that mean closed, beside the stock ones, where the drop-down was changed."),
                Option.optional(
                        "attachments-from",
                        Kind.LIST,
                        "",
                        "Places such as https://files.mastodon.example from which pictures and files of mentions, up to 10"
                                + " MB each, are copied into notes below the record. None: they stay links in the text."));
    }

    private static List<Option> replies() {
        return List.of(
                Option.optional("replies-every", Kind.DURATION, "1m", "How often to look for replies of reps."),
                Option.optional(
                        "reply-overlap",
                        Kind.DURATION,
                        "5m",
                        "How far back each look for replies reaches. Stamps are cut to the minute in some answers, so it"
                                + " is never less than a minute."),
                Option.optional(
                        "ping-secret",
                        Kind.SECRET,
                        "",
                        "Secret by which the CRM rings at /hooks/crms/<name> when a rep has saved an answer, so that it is"
                                + " heard at once; 16 characters or more. Without it replies are looked for only now and"
                                + " then."));
    }

    private static List<Option> calls() {
        return List.of(
                Option.optional("parallel", Kind.NUMBER, "4", "How many calls may be under way at once."),
                Option.optional("timeout", Kind.DURATION, "60s", "How long to wait for an answer."));
    }
}
