package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One service request or lead as a rep sees it: its facts, its notes and activities, and a box to write one. */
final class RepRecord {

    private final Org org;
    private final Habits habits;
    private final Seen seen;
    private final String rep;

    /** @param rep the row id of who looks */
    RepRecord(Org org, Habits habits, String rep) {
        this.org = org;
        this.habits = habits;
        this.seen = new Seen(org);
        this.rep = rep;
    }

    Answer answer(Call call, Row row) {
        boolean request = row.kind.name().equals("ServiceRequest");
        String title = request ? "Service request " + row.get("SRNumber") : "Lead " + seen.value(row, "LeadFullName");
        String after = box(row, request) + (request ? closing(row) + contacts(row) : "");
        return Page.answer(
                call,
                title,
                RepLists.CSS,
                RepLists.top(request ? "Service requests" : "Leads"),
                facts(row, title) + talk(row),
                after + "</main>");
    }

    private String facts(Row row, String title) {
        String facts = fact("Status", RepLists.chip(row.get("Status")))
                + fact("Priority", RepLists.chip(row.get("Priority")))
                + fact("Source", Page.escape(row.get("Source")))
                + fact("Contact", "<bdi>" + Page.escape(seen.value(row, "ContactFullName")) + "</bdi>")
                + fact("Account", "<bdi>" + Page.escape(seen.value(row, "AccountName")) + "</bdi>")
                + fact("Owner", Page.escape(seen.value(row, "Owner")))
                + fact("Opened", Page.ago(row.time("CreatedDate"), org.clock().instant()));
        return "<section class=\"facts\"><p class=\"kind\">" + Page.escape(title) + "</p><h1 dir=\"auto\">"
                + Page.escape(row.get("Subject") + seen.value(row, "LeadFullName")) + "</h1><dl>" + facts
                + "</dl><details><summary>Description</summary><p class=\"pre\" dir=\"auto\">"
                + Page.escape(row.get("Description")) + "</p></details></section>";
    }

    private static String fact(String name, String value) {
        return value.isEmpty() || value.equals("<bdi></bdi>")
                ? ""
                : "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
    }

    private String talk(Row row) {
        List<Row> all = new ArrayList<>(org.below(row, org.kind("Note")));
        all.addAll(org.below(row, org.kind("Activity")));
        all.removeIf(each -> each.is("Private")
                && !habits.privateSeen()
                && !each.get("CreatedById").equals(rep));
        all.sort(Comparator.comparing(each -> each.number));
        return all.isEmpty()
                ? "<p class=\"empty\">No notes on this record.</p>"
                : all.stream()
                        .map(this::said)
                        .collect(Collectors.joining(
                                "", "<section class=\"talk\" aria-label=\"Conversation\">", "</section>"));
    }

    private String said(Row said) {
        boolean out = said.get("CreatedById").equals(rep);
        return "<article class=\"msg " + (out ? "out" : "in") + "\"><header><b><bdi>"
                + Page.escape(seen.value(said, "CreatedByFullName")) + "</bdi></b><span>"
                + Page.ago(said.time("CreatedDate"), org.clock().instant()) + (said.is("Private") ? " · private" : "")
                + "</span></header>" + headline(said) + "<p class=\"pre\" dir=\"auto\">"
                + Page.escape(said.get("Description")) + "</p></article>";
    }

    /** The subject, unless it only repeats how the words begin. */
    private static String headline(Row said) {
        String subject = said.get("Subject");
        return said.get("Description").startsWith(subject)
                ? ""
                : "<p class=\"headline\" dir=\"auto\">" + Page.escape(subject) + "</p>";
    }

    private static String box(Row row, boolean note) {
        return "<form class=\"reply\" method=\"post\" action=\"" + RepPages.address(row)
                + "/note\"><label for=\"text\">"
                + (note ? "Note" : "Activity") + "</label><textarea id=\"text\" name=\"text\" required rows=\"4\""
                + " dir=\"auto\" aria-describedby=\"left\" data-max=\"16350\"></textarea><div class=\"row\"><span"
                + " id=\"left\" role=\"status\"></span><label><input type=\"checkbox\" name=\"private\"> Private (not"
                + " for the customer)</label><button>Save</button></div></form>";
    }

    /** Both, as this part of the page does not refresh itself and a customer may open the request again meanwhile. */
    private static String closing(Row row) {
        return "<div class=\"closing\">" + button(row, "close", "Close service request")
                + button(row, "reopen", "Reopen") + "</div>";
    }

    private static String button(Row row, String action, String label) {
        return "<form method=\"post\" action=\"" + RepPages.address(row) + "/" + action + "\"><button class=\"plain\">"
                + label + "</button></form>";
    }

    private String contacts(Row row) {
        String options = org.all(org.kind("Contact")).stream()
                .map(contact -> "<option value=\"" + contact.id() + "\">"
                        + Page.escape(contact.get("ContactFirstName") + " " + contact.get("ContactLastName"))
                        + "</option>")
                .collect(Collectors.joining());
        return options.isEmpty()
                ? ""
                : "<form class=\"closing\" method=\"post\" action=\"" + RepPages.address(row)
                        + "/contact\"><label>Contact <select name=\"contact\">" + options
                        + "</select></label><button class=\"plain\">Set contact</button></form>";
    }
}
