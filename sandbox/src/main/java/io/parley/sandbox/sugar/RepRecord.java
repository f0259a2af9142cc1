package io.parley.sandbox.sugar;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.stream.Collectors;

/** One case or lead as a rep sees it: its facts, the notes and messages on it, and a box to write a note. */
final class RepRecord {

    private final Org org;

    RepRecord(Org org) {
        this.org = org;
    }

    Answer answer(Call call, Row row) {
        boolean isCase = row.module.name().equals("Cases");
        String title = isCase ? "Case " + row.text("case_number") : "Lead " + row.text("full_name");
        String after = noteBox(row) + (isCase ? closing(row) + contacts(row) : "");
        return Page.answer(
                call,
                title,
                RepLists.CSS,
                RepLists.top(isCase ? "Cases" : "Leads"),
                facts(row, title) + talk(row),
                after + "</main>");
    }

    private String facts(Row row, String title) {
        String facts = fact("Status", RepLists.chip(row.text("status")))
                + fact("Priority", RepLists.chip(row.text("priority")))
                + fact("Source", Page.escape(row.text("source") + row.text("lead_source")))
                + fact("Contact", "<bdi>" + Page.escape(row.text("primary_contact_name")) + "</bdi>")
                + fact("Assigned to", Page.escape(row.text("assigned_user_name")))
                + fact("Opened", Page.ago(row.time("date_entered"), org.clock.instant()));
        return "<section class=\"facts\"><p class=\"kind\">" + Page.escape(title) + "</p><h1 dir=\"auto\">"
                + Page.escape(row.text("name")) + "</h1><dl>" + facts
                + "</dl><details><summary>Description</summary><p class=\"pre\" dir=\"auto\">"
                + Page.escape(row.text("description")) + "</p></details></section>";
    }

    private static String fact(String name, String value) {
        return value.isEmpty() || value.equals("<bdi></bdi>")
                ? ""
                : "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
    }

    private String talk(Row row) {
        Links links = new Links(org);
        List<Row> all = new java.util.ArrayList<>(links.related(row, "notes"));
        all.addAll(links.related(row, "messages"));
        all.sort(java.util.Comparator.comparing(each -> each.text("date_entered")));
        return all.isEmpty()
                ? "<p class=\"empty\">No notes on this record.</p>"
                : all.stream()
                        .map(this::said)
                        .collect(Collectors.joining(
                                "", "<section class=\"talk\" aria-label=\"Conversation\">", "</section>"));
    }

    private String said(Row note) {
        boolean out = note.is("portal_flag") || note.text("direction").equals("Outbound");
        String by = note.text("contact_name").isEmpty() ? note.text("created_by_name") : note.text("contact_name");
        return "<article class=\"msg " + (out ? "out" : "in") + "\"><header><b><bdi>" + Page.escape(by)
                + "</bdi></b><span>" + Page.ago(note.time("date_entered"), org.clock.instant())
                + (note.is("portal_flag") ? " · shown in portal" : "")
                + "</span></header><p class=\"headline\" dir=\"auto\">"
                + Page.escape(note.text("name")) + "</p><p class=\"pre\" dir=\"auto\">"
                + Page.escape(note.text("description")) + "</p></article>";
    }

    private static String noteBox(Row row) {
        return "<form class=\"reply\" method=\"post\" action=\"" + RepPages.address(row)
                + "/note\"><label for=\"text\">Note</label><textarea id=\"text\" name=\"text\" required rows=\"4\""
                + " dir=\"auto\" aria-describedby=\"left\" data-max=\"\"></textarea><div class=\"row\"><span id=\"left\""
                + " role=\"status\"></span><label><input type=\"checkbox\" name=\"portal\" checked> Display in portal"
                + " (for the customer)</label><button>Save note</button></div></form>";
    }

    private static String closing(Row row) {
        return "<div class=\"closing\">" + button(row, "close", "Close case") + button(row, "reopen", "Reopen")
                + "</div>";
    }

    private static String button(Row row, String action, String label) {
        return "<form method=\"post\" action=\"" + RepPages.address(row) + "/" + action + "\"><button class=\"plain\">"
                + label + "</button></form>";
    }

    private String contacts(Row row) {
        String options = org.live(org.modules.need("Contacts")).stream()
                .map(contact ->
                        "<option value=\"" + contact.id + "\">" + Page.escape(contact.text("name")) + "</option>")
                .collect(Collectors.joining());
        return options.isEmpty()
                ? ""
                : "<form class=\"closing\" method=\"post\" action=\"" + RepPages.address(row)
                        + "/contact\"><label>Contact <select name=\"contact\">" + options
                        + "</select></label><button class=\"plain\">Set contact</button></form>";
    }
}
