package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rep's page at /rep: lists, and the addresses under which SuiteCRM shows a record. */
final class RepPages {

    static final String CSS = Json.text("/salesforce/rep.css");
    private static final int SHOWN = 200;

    private final Org org;
    private final Desk desk;
    private final RepRecord record;

    RepPages(Org org, Desk desk) {
        this.org = org;
        this.desk = desk;
        this.record = new RepRecord(org);
    }

    Answer answer(Call call) {
        List<String> parts = call.parts();
        if (parts.isEmpty() || (parts.get(0).equals("legacy") && parts.size() == 1)) {
            return Answer.seeOther("/rep");
        }
        if (parts.get(parts.size() - 1).equals("index.php")) {
            Row row = find(String.valueOf(call.param("module")), String.valueOf(call.param("record")));
            return row == null ? nothing() : Answer.seeOther(address(row));
        }
        if (!parts.get(0).equals("rep")) {
            return nothing();
        }
        return call.method().equals("POST") ? act(call, parts) : show(call, parts);
    }

    private Answer show(Call call, List<String> parts) {
        if (parts.size() == 1) {
            return list(call, "Cases");
        }
        if (parts.size() == 2 && parts.get(1).equals("leads")) {
            return list(call, "Leads");
        }
        Row row = parts.size() == 3 ? find(module(parts.get(1)), parts.get(2)) : null;
        return row == null ? nothing() : record.answer(call, row);
    }

    private Answer act(Call call, List<String> parts) {
        if (!Page.fromHere(call)) {
            return Answer.of(403, "text/plain", "This form is only for the stand-in's own page");
        }
        Row row = parts.size() == 4 ? find(module(parts.get(1)), parts.get(2)) : null;
        if (row == null || row.deleted()) {
            return nothing();
        }
        Map<String, String> form = call.form();
        String text = form.getOrDefault("text", "").replace("\r\n", "\n").strip();
        boolean internal = form.containsKey("internal");
        boolean isCase = row.module().name().equals("Cases");
        switch (parts.get(3)) {
            case "reply" -> {
                if (text.isEmpty()) {
                    return Answer.of(422, "text/plain;charset=UTF-8", "An empty update is not saved");
                }
                if (isCase) {
                    desk.write(row.id(), text, internal);
                } else {
                    desk.note("Leads", row.id(), text, !internal);
                }
            }
            case "close" -> desk.close(row.id());
            case "reopen" -> desk.reopen(row.id());
            default -> {
                return nothing();
            }
        }
        return Answer.seeOther(address(row));
    }

    private Answer list(Call call, String module) {
        boolean cases = module.equals("Cases");
        List<Row> rows = org.live(module).stream()
                .sorted(Comparator.comparing((Row row) -> row.text("date_entered"))
                        .thenComparing(row -> row.text("case_number").length())
                        .thenComparing(row -> row.text("case_number"))
                        .reversed())
                .limit(SHOWN)
                .toList();
        String head = cases
                ? head("Number", "Subject", "Status", "Priority", "Contact", "Age", "Updates")
                : head("Name", "Status", "Source", "What they wrote", "Age", "Notes");
        String body = rows.stream().map(cases ? this::caseLine : this::leadLine).collect(Collectors.joining());
        String live = "<p class=\"sum\">" + rows.size() + " " + (cases ? "cases" : "leads") + "</p>"
                + (body.isEmpty()
                        ? "<p class=\"empty\">Nothing yet. They appear here by themselves.</p>"
                        : "<div class=\"scroll\"><table><thead><tr>" + head + "</tr></thead><tbody>" + body
                                + "</tbody></table></div>");
        return Page.answer(call, module, CSS, top(module), live, "</main>");
    }

    private String caseLine(Row row) {
        return "<tr>" + cell("Number", link(row, row.text("case_number"), ""))
                + cell("Subject", link(row, Seen.text(row, "name", row.text("name")), "subject"))
                + cell("Status", chip(row.text("status").isEmpty() ? row.text("state") : row.text("status")))
                + cell("Priority", chip(row.text("priority")))
                + cell("Contact", "<bdi>" + Page.escape(record.contacts(row)) + "</bdi>")
                + cell("Age", Page.ago(row.time("date_entered"), org.clock.instant()))
                + cell(
                        "Updates",
                        String.valueOf(org.related(row, "aop_case_updates").size())) + "</tr>";
    }

    private String leadLine(Row row) {
        String words = row.text("description");
        String shown = words.codePointCount(0, words.length()) <= 120
                ? words
                : words.substring(0, words.offsetByCodePoints(0, 119)) + "…";
        return "<tr>" + cell("Name", link(row, row.title(), "")) + cell("Status", chip(row.text("status")))
                + cell("Source", Page.escape(row.text("lead_source")))
                + cell("Wrote", "<span class=\"subject\" dir=\"auto\">" + Page.escape(shown) + "</span>")
                + cell("Age", Page.ago(row.time("date_entered"), org.clock.instant()))
                + cell("Notes", String.valueOf(org.related(row, "notes").size())) + "</tr>";
    }

    private static String link(Row row, String text, String style) {
        return "<a class=\"" + style + "\" dir=\"auto\" href=\"" + address(row) + "\">"
                + Page.escape(text.isEmpty() ? "(no subject)" : text) + "</a>";
    }

    private static String head(String... names) {
        StringBuilder head = new StringBuilder();
        for (String name : names) {
            head.append("<th scope=\"col\">").append(name).append("</th>");
        }
        return head.toString();
    }

    private static String cell(String label, String html) {
        return "<td data-label=\"" + label + "\">" + html + "</td>";
    }

    static String chip(String value) {
        String word = value.replaceFirst("^(Open|Closed)_", "");
        String style = word.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+.*", "");
        return value.isEmpty() ? "" : "<span class=\"chip " + style + "\">" + Page.escape(word) + "</span>";
    }

    static String top(String here) {
        return "<header class=\"top\"><b>Service desk</b><nav aria-label=\"Lists\">" + tab("/rep", "Cases", here)
                + tab("/rep/leads", "Leads", here)
                + "</nav><span class=\"note\">Sandbox: stand-in for SuiteCRM</span></header><main>";
    }

    private static String tab(String to, String name, String here) {
        return "<a href=\"" + to + "\"" + (name.equals(here) ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    }

    private @Nullable Row find(String module, String id) {
        return module.equals("Cases") || module.equals("Leads") || module.equals("Contacts")
                ? org.find(module, id)
                : null;
    }

    private static String module(String word) {
        return word.equals("case") ? "Cases" : word.equals("lead") ? "Leads" : "Contacts";
    }

    static String address(Row row) {
        String word = row.module().bean().toLowerCase(java.util.Locale.ROOT);
        return "/rep/" + word + "/" + row.id();
    }

    private static Answer nothing() {
        return Answer.of(404, "text/plain;charset=UTF-8", "No such record in this sandbox");
    }
}
