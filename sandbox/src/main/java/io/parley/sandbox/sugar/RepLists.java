package io.parley.sandbox.sugar;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lists of cases and leads, newest first. */
final class RepLists {

    static final String CSS = Json.text("/salesforce/rep.css");
    private static final int SHOWN = 200;

    private final Org org;

    RepLists(Org org) {
        this.org = org;
    }

    Answer cases(Call call) {
        List<Row> rows = newest("Cases");
        long open = rows.stream()
                .filter(row -> !row.text("status").equals("Closed"))
                .count();
        String body = rows.stream().map(this::caseLine).collect(Collectors.joining());
        String live = "<p class=\"sum\">" + rows.size() + " cases, " + open + " open</p>"
                + table(head("Case", "Subject", "Status", "Priority", "Contact", "Age"), body, "No cases yet.");
        return Page.answer(call, "Cases", CSS, top("Cases"), live, "</main>");
    }

    Answer leads(Call call) {
        String body = newest("Leads").stream().map(this::leadLine).collect(Collectors.joining());
        String live = table(head("Name", "Status", "Source", "Age"), body, "No leads yet.");
        return Page.answer(call, "Leads", CSS, top("Leads"), live, "</main>");
    }

    private List<Row> newest(String module) {
        List<Row> rows = new ArrayList<>(org.live(org.modules.need(module)));
        Collections.reverse(rows);
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    private String caseLine(Row row) {
        return "<tr>" + cell(link(row, row.text("case_number"))) + cell(link(row, row.text("name")))
                + cell(chip(row.text("status"))) + cell(chip(row.text("priority")))
                + cell(Page.escape(row.text("primary_contact_name"))) + cell(age(row)) + "</tr>";
    }

    private String leadLine(Row row) {
        return "<tr>" + cell(link(row, row.text("full_name"))) + cell(chip(row.text("status")))
                + cell(Page.escape(row.text("lead_source"))) + cell(age(row)) + "</tr>";
    }

    private String age(Row row) {
        return Page.ago(row.time("date_entered"), org.clock.instant());
    }

    private static String link(Row row, String text) {
        return "<a dir=\"auto\" href=\"" + RepPages.address(row) + "\">" + Page.escape(text) + "</a>";
    }

    private static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    private static String head(String... names) {
        StringBuilder head = new StringBuilder();
        for (String name : names) {
            head.append("<th scope=\"col\">").append(name).append("</th>");
        }
        return head.toString();
    }

    private static String table(String head, String body, String none) {
        return body.isEmpty()
                ? "<p class=\"empty\">" + none + " They appear here by themselves.</p>"
                : "<div class=\"scroll\"><table><thead><tr>" + head + "</tr></thead><tbody>" + body
                        + "</tbody></table></div>";
    }

    static String chip(String value) {
        String style = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+.*", "");
        return value.isEmpty() ? "" : "<span class=\"chip " + style + "\">" + Page.escape(value) + "</span>";
    }

    static String top(String here) {
        return "<header class=\"top\"><b>Service desk</b><nav aria-label=\"Lists\">" + tab("/rep", "Cases", here)
                + tab("/rep/leads", "Leads", here)
                + "</nav><span class=\"note\">Sandbox: stand-in for Sugar</span></header><main>";
    }

    private static String tab(String to, String name, String here) {
        return "<a href=\"" + to + "\"" + (name.equals(here) ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    }
}
