package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lists of service requests and leads, newest first. */
final class RepLists {

    static final String CSS = Json.text("/salesforce/rep.css");
    private static final int SHOWN = 200;

    private final Org org;
    private final Seen seen;

    RepLists(Org org) {
        this.org = org;
        this.seen = new Seen(org);
    }

    Answer requests(Call call) {
        List<Row> rows = newest("ServiceRequest");
        long open =
                rows.stream().filter(row -> !row.get("Status").equals("Closed")).count();
        String body = rows.stream().map(this::requestLine).collect(Collectors.joining());
        String live = "<p class=\"sum\">" + rows.size() + " service requests, " + open + " open</p>"
                + table(
                        head("Service request", "Subject", "Status", "Priority", "Contact", "Age"),
                        body,
                        "No service requests yet.");
        return Page.answer(call, "Service requests", CSS, top("Service requests"), live, "</main>");
    }

    Answer leads(Call call) {
        String body = newest("Lead").stream().map(this::leadLine).collect(Collectors.joining());
        String live = table(head("Name", "Company", "Status", "Source", "Age"), body, "No leads yet.");
        return Page.answer(call, "Leads", CSS, top("Leads"), live, "</main>");
    }

    private List<Row> newest(String object) {
        List<Row> rows = new ArrayList<>(org.all(org.kind(object)));
        Collections.reverse(rows);
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    private String requestLine(Row row) {
        return "<tr>" + cell("Service request", link(row, row.get("SRNumber")))
                + cell("Subject", "<div class=\"subject\">" + link(row, row.get("Subject")) + "</div>")
                + cell("Status", chip(row.get("Status"))) + cell("Priority", chip(row.get("Priority")))
                + cell("Contact", Page.escape(seen.value(row, "ContactFullName"))) + cell("Age", age(row)) + "</tr>";
    }

    private String leadLine(Row row) {
        return "<tr>" + cell("Name", link(row, seen.value(row, "LeadFullName")))
                + cell("Company", Page.escape(row.get("Company"))) + cell("Status", chip(row.get("Status")))
                + cell("Source", Page.escape(row.get("Source"))) + cell("Age", age(row)) + "</tr>";
    }

    private String age(Row row) {
        return Page.ago(row.time("CreatedDate"), org.clock().instant());
    }

    private static String link(Row row, String text) {
        return "<a dir=\"auto\" href=\"" + RepPages.address(row) + "\">" + Page.escape(text) + "</a>";
    }

    private static String cell(String label, String html) {
        return "<td data-label=\"" + label + "\">" + html + "</td>";
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
        return "<header class=\"top\"><b>Service desk</b><nav aria-label=\"Lists\">"
                + tab("/rep", "Service requests", here) + tab("/rep/leads", "Leads", here)
                + "</nav><span class=\"note\">Sandbox: stand-in for Oracle CRM On Demand</span></header><main>";
    }

    private static String tab(String to, String name, String here) {
        return "<a href=\"" + to + "\"" + (name.equals(here) ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    }
}
