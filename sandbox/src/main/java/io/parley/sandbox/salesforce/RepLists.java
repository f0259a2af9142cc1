package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lists of cases and leads, newest first. */
final class RepLists {

    static final String CSS = Json.text("/salesforce/rep.css");
    private static final int SHOWN = 200;

    private final Org org;
    private final Conversation conversation;

    RepLists(Org org) {
        this.org = org;
        this.conversation = new Conversation(org);
    }

    Answer cases(Call call) {
        List<Row> rows = newest("Case");
        long open = org.table("Case").live().stream()
                .filter(row -> !Boolean.TRUE.equals(row.get("IsClosed")))
                .count();
        String head = head("Case", "Subject", "Status", "Priority", "Channel", "Customer", "Age", "Messages");
        String body = rows.stream().map(this::caseLine).collect(Collectors.joining());
        String live = "<p class=\"sum\">" + org.table("Case").count() + " cases, " + open + " open</p>"
                + table(head, body, "No cases yet. They appear here by themselves.");
        return Page.answer(call, "Cases", CSS, top("Cases"), live, "</main>");
    }

    Answer leads(Call call) {
        String head = head("Name", "Company", "Status", "Source", "Channel", "What they wrote", "Age", "Messages");
        String body = newest("Lead").stream().map(this::leadLine).collect(Collectors.joining());
        String live = "<p class=\"sum\">" + org.table("Lead").count() + " leads</p>"
                + table(head, body, "No leads yet. They appear here by themselves.");
        return Page.answer(call, "Leads", CSS, top("Leads"), live, "</main>");
    }

    private List<Row> newest(String object) {
        List<Row> rows = new ArrayList<>(org.table(object).live());
        rows.sort(Comparator.comparing(Row::id).reversed());
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    private String caseLine(Row row) {
        return "<tr>"
                + cell(
                        "Case",
                        "<a href=\"" + RepPages.address(row) + "\">" + Page.escape(row.text("CaseNumber")) + "</a>")
                + cell(
                        "Subject",
                        "<a class=\"subject\" dir=\"auto\" href=\"" + RepPages.address(row) + "\">"
                                + Page.escape(orDash(row.text("Subject"))) + "</a>")
                + cell("Status", chip(row.text("Status")))
                + cell("Priority", chip(row.text("Priority")))
                + cell("Channel", Page.escape(conversation.channel(row)))
                + cell("Customer", "<bdi>" + Page.escape(conversation.customer(row)) + "</bdi>")
                + cell("Age", age(row))
                + cell("Messages", String.valueOf(conversation.of(row).size())) + "</tr>";
    }

    private String leadLine(Row row) {
        return "<tr>"
                + cell(
                        "Name",
                        "<a dir=\"auto\" href=\"" + RepPages.address(row) + "\">" + Page.escape(row.text("Name"))
                                + "</a>")
                + cell("Company", "<bdi>" + Page.escape(row.text("Company")) + "</bdi>")
                + cell("Status", chip(row.text("Status")))
                + cell("Source", Page.escape(row.text("LeadSource")))
                + cell("Channel", Page.escape(conversation.channel(row)))
                + cell(
                        "Wrote",
                        "<span class=\"subject\" dir=\"auto\">" + Page.escape(shortened(row.text("Description")))
                                + "</span>")
                + cell("Age", age(row))
                + cell("Messages", String.valueOf(conversation.of(row).size())) + "</tr>";
    }

    private String age(Row row) {
        return Page.ago(row.time("CreatedDate"), org.clock.instant());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 119)) + "…";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "(no subject)" : text;
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
                ? "<p class=\"empty\">" + none + "</p>"
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
                + "</nav><span class=\"note\">Sandbox: stand-in for Salesforce</span></header><main>";
    }

    private static String tab(String to, String name, String here) {
        return "<a href=\"" + to + "\"" + (name.equals(here) ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    }
}
