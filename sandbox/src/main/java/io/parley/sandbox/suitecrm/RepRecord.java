package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.stream.Collectors;

/** One case or lead with its thread and the box to write an update in, or a contact. */
final class RepRecord {

    private final Org org;

    RepRecord(Org org) {
        this.org = org;
    }

    Answer answer(Call call, Row row) {
        String name = row.module().name();
        boolean isCase = name.equals("Cases");
        String title = isCase ? "Case " + row.text("case_number") : row.module().bean() + " " + row.title();
        String live = row.deleted()
                ? "<p class=\"empty\">This record was deleted.</p>"
                : facts(row, title) + (isCase ? thread(row) : "") + notes(row);
        String after = row.deleted() || name.equals("Contacts") ? "" : box(row, isCase) + (isCase ? closing(row) : "");
        return Page.answer(
                call, title, RepPages.CSS, RepPages.top(isCase ? "Cases" : "Leads"), live, after + "</main>");
    }

    private String facts(Row row, String title) {
        StringBuilder html = new StringBuilder("<section class=\"facts\"><p class=\"kind\">")
                .append(Page.escape(title))
                .append("</p><h1 dir=\"auto\">")
                .append(Page.escape(Seen.text(row, "name", row.title())))
                .append("</h1><dl>");
        fact(html, "Status", RepPages.chip(row.text("status")));
        fact(html, "State", Page.escape(row.text("state")));
        fact(html, "Priority", RepPages.chip(row.text("priority")));
        fact(html, "Contact", "<bdi>" + Page.escape(contacts(row)) + "</bdi>");
        fact(html, "E-mail", Page.escape(String.join(", ", org.emails(row))));
        fact(html, "Opened", Page.ago(row.time("date_entered"), org.clock.instant()));
        html.append("</dl>");
        if (!row.text("description").isEmpty()) {
            html.append("<details><summary>Description</summary><p class=\"pre\" dir=\"auto\">")
                    .append(Page.escape(Seen.text(row, "description", row.text("description"))))
                    .append("</p></details>");
        }
        return html.append("</section>").toString();
    }

    private static void fact(StringBuilder html, String name, String value) {
        if (!value.isEmpty() && !value.equals("<bdi></bdi>")) {
            html.append("<div><dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(value)
                    .append("</dd></div>");
        }
    }

    String contacts(Row row) {
        return org.related(row, "contacts").stream().map(Row::title).collect(Collectors.joining(", "));
    }

    private String thread(Row row) {
        List<Row> all = org.related(row, "aop_case_updates");
        return all.isEmpty()
                ? "<p class=\"empty\">No updates on this case.</p>"
                : all.stream()
                        .map(this::update)
                        .collect(Collectors.joining(
                                "", "<section class=\"talk\" aria-label=\"Case updates\">", "</section>"));
    }

    private String update(Row update) {
        boolean customer = !update.text("contact_id").isEmpty() || !update.is("internal") && ours(update);
        return message(update, customer ? "in" : "out", update.is("internal") ? "Internal" : "");
    }

    /** The integration user speaks for customers whom the CRM does not know. */
    private boolean ours(Row bean) {
        Row user = org.find("Users", bean.text("created_by"));
        return user != null && user.text("user_name").equals(SuiteSandbox.USER);
    }

    private String message(Row bean, String side, String mark) {
        String by = bean.text("contact_id").isEmpty() ? shown(bean, "created_by_name") : shown(bean, "contact_name");
        String words = shown(bean, "description");
        return "<article class=\"msg " + side + "\"><header><b><bdi>" + Page.escape(by) + "</bdi></b><span>"
                + Page.escape(Page.ago(bean.time("date_entered"), org.clock.instant())) + "</span></header>"
                + "<p class=\"pre\" dir=\"auto\">" + Page.escape(words) + "</p>"
                + (mark.isEmpty() ? "" : "<footer><span class=\"chip\">" + mark + "</span></footer>") + "</article>";
    }

    private String shown(Row row, String field) {
        Field known = row.module().field(field);
        return known == null ? "" : Seen.text(row, field, org.plain(row, known));
    }

    private String notes(Row row) {
        List<Row> all = org.related(row, "notes");
        return all.isEmpty()
                ? ""
                : all.stream()
                        .map(note -> message(note, note.is("portal_flag") ? "out" : "in", mark(note)))
                        .collect(Collectors.joining("", "<section class=\"notes\"><h2>Notes</h2>", "</section>"));
    }

    private static String mark(Row note) {
        return note.is("portal_flag") ? "Shown in portal" : "";
    }

    private static String box(Row row, boolean isCase) {
        return "<form class=\"reply\" method=\"post\" action=\"" + RepPages.address(row)
                + "/reply\"><label for=\"text\">" + (isCase ? "Case update" : "Note for the customer") + "</label>"
                + "<textarea id=\"text\" name=\"text\" required rows=\"4\" dir=\"auto\" aria-describedby=\"left\""
                + " data-max=\"\"></textarea><div class=\"row\"><label><input type=\"checkbox\" name=\"internal\"> "
                + "Internal</label><span id=\"left\" role=\"status\"></span><button>Save</button></div></form>";
    }

    private static String closing(Row row) {
        return "<div class=\"closing\">" + button(row, "close", "Close case") + button(row, "reopen", "Reopen")
                + "</div>";
    }

    private static String button(Row row, String action, String label) {
        return "<form method=\"post\" action=\"" + RepPages.address(row) + "/" + action + "\"><button class=\"plain\">"
                + label + "</button></form>";
    }
}
