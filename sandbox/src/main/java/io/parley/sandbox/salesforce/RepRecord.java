package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case or lead with its conversation and the box to answer in. */
final class RepRecord {

    /** Longest text where it is known, to count against while typing. */
    private static final Map<String, Integer> LIMITS =
            Map.of("mastodon", 500, "fediverse", 500, "town", 500, "bluesky", 300, "twitter", 280);

    private final Org org;
    private final Conversation conversation;

    RepRecord(Org org) {
        this.org = org;
        this.conversation = new Conversation(org);
    }

    Answer answer(Call call, Row row) {
        boolean isCase = row.type.name.equals("Case");
        String title = isCase ? "Case " + row.text("CaseNumber") : "Lead " + row.text("Name");
        String live = row.deleted()
                ? gone(row)
                : facts(row, title, isCase) + messages(row) + files(row) + comments(row, isCase);
        String after = row.deleted() ? "" : replyBox(row) + (isCase ? closing(row) : "");
        return Page.answer(
                call, title, RepLists.CSS, RepLists.top(isCase ? "Cases" : "Leads"), live, after + "</main>");
    }

    private static String gone(Row row) {
        Object master = row.get("MasterRecordId");
        return "<p class=\"empty\">This record was deleted"
                + (master == null ? "." : ", it was merged into <a href=\"/" + master + "\">another one</a>.") + "</p>";
    }

    private String facts(Row row, String title, boolean isCase) {
        StringBuilder html = new StringBuilder("<section class=\"facts\"><p class=\"kind\">")
                .append(Page.escape(title))
                .append("</p><h1 dir=\"auto\">")
                .append(Page.escape(isCase ? row.text("Subject") : row.text("Name")))
                .append("</h1><dl>");
        fact(html, "Status", RepLists.chip(row.text("Status")));
        if (isCase) {
            fact(html, "Priority", RepLists.chip(row.text("Priority")));
        } else {
            fact(html, "Company", Page.escape(row.text("Company")));
            fact(html, "Source", Page.escape(row.text("LeadSource")));
        }
        fact(html, "Channel", Page.escape(conversation.channel(row)));
        fact(html, "Customer", "<bdi>" + Page.escape(conversation.customer(row)) + "</bdi>");
        fact(html, "Owner", Page.escape(owner(row)));
        fact(html, "Opened", Page.ago(row.time("CreatedDate"), org.clock.instant()));
        fact(html, "Closed", Page.ago(row.time("ClosedDate"), org.clock.instant()));
        html.append("</dl>");
        if (!row.text("Description").isEmpty()) {
            html.append("<details><summary>Description</summary><p class=\"pre\" dir=\"auto\">")
                    .append(Page.escape(row.text("Description")))
                    .append("</p></details>");
        }
        return html.append("</section>").toString();
    }

    private static void fact(StringBuilder html, String name, String value) {
        if (!value.isEmpty()) {
            html.append("<div><dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(value)
                    .append("</dd></div>");
        }
    }

    private String owner(Row row) {
        Object id = row.get("OwnerId");
        Row owner = id == null ? null : org.follow(row.type.fields.get(row.type.place("OwnerId")), id);
        return owner == null ? "" : owner.text("Name") + (owner.type.name.equals("Group") ? " (queue)" : "");
    }

    private String messages(Row row) {
        List<Row> all = conversation.of(row);
        if (all.isEmpty()) {
            return "<p class=\"empty\">No messages on this record.</p>";
        }
        StringBuilder html = new StringBuilder("<section class=\"talk\" aria-label=\"Conversation\">");
        all.forEach(message -> html.append(message(message)));
        return html.append("</section>").toString();
    }

    private String message(Row message) {
        Talk talk = Talk.of(message);
        boolean inbound = Conversation.inbound(message);
        boolean deleted = talk.text(message, "Status").equals("DELETED");
        String language = talk.text(message, "Language");
        String headline = talk.text(message, "Headline");
        String about = Stream.of(
                        talk.text(message, "MessageType"),
                        language,
                        Page.ago(Conversation.when(message), org.clock.instant()))
                .filter(text -> !text.isEmpty())
                .map(Page::escape)
                .collect(Collectors.joining(" · "));
        return "<article class=\"msg " + (inbound ? "in" : "out") + (deleted ? " deleted" : "") + "\"><header>"
                + author(message) + "<span>" + about + "</span></header>"
                + (headline.isEmpty() ? "" : "<p class=\"headline\" dir=\"auto\">" + Page.escape(headline) + "</p>")
                + "<p class=\"pre\" dir=\"auto\""
                + (language.isEmpty() ? "" : " lang=\"" + Page.escape(language) + "\"") + ">"
                + Page.escape(talk.text(message)) + "</p><footer>"
                + (inbound ? inboundState(message) : outboundState(message)) + "</footer></article>";
    }

    private String author(Row message) {
        Row persona = conversation.persona(message);
        String name = "<b><bdi>" + Page.escape(conversation.author(message)) + "</bdi></b>";
        if (persona == null) {
            return name;
        }
        Talk talk = Talk.of(message);
        String handle = talk.handle(persona);
        String followers = talk.get(persona, "Followers") instanceof Double n
                ? String.format(Locale.ROOT, "%,.0f followers", n)
                : "";
        String link = Page.link(talk.text(persona, "ProfileUrl"));
        String shown = Page.escape(handle);
        return name + "<span>" + (link == null ? shown : "<a href=\"" + link + "\">" + shown + "</a>")
                + (followers.isEmpty() ? "" : " · " + followers) + "</span>";
    }

    private static String inboundState(Row message) {
        Talk talk = Talk.of(message);
        String link = Page.link(talk.text(message, "PostUrl"));
        String rule = talk.text(message, "Rule");
        String mark = talk.edited(message) ? "<span class=\"chip edited\">edited by the author</span>" : "";
        if (talk.text(message, "Status").equals("DELETED")) {
            mark = "<span class=\"chip deleted\">deleted by the author</span>";
        }
        return mark
                + (link == null ? "" : "<a href=\"" + link + "\">Open the post</a>")
                + (rule.isEmpty() ? "" : "<span>Rule: " + Page.escape(rule) + "</span>");
    }

    private static String outboundState(Row message) {
        Talk talk = Talk.of(message);
        String link = Objects.requireNonNullElse(
                Page.link(talk.text(message, "PostUrl")),
                Objects.requireNonNullElse(Page.link(talk.text(message, "Receipt")), ""));
        String why = talk.text(message, "StatusMessage");
        return switch (talk.text(message, "Status")) {
            case "SENT" ->
                "<span class=\"chip sent\">Published</span>"
                        + (link.isEmpty() ? "" : "<a href=\"" + link + "\">See it on the channel</a>");
            case "FAILED" ->
                "<span class=\"chip failed\">Failed" + (why.isEmpty() ? "" : ": " + Page.escape(why)) + "</span>";
            case "PENDING" ->
                "<span class=\"chip pending\">Pending</span>"
                        + (why.isEmpty() ? "" : "<span>" + Page.escape(why) + "</span>");
            default -> "<span class=\"chip unknown\">Outcome unknown</span><span>" + Page.escape(why) + "</span>";
        };
    }

    private String files(Row row) {
        List<Row> all = Files.of(org, row);
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"notes\"><h2>Files</h2>");
        for (Row file : all) {
            String link = Page.link(file.text("ContentUrl"));
            String title = Page.escape(file.text("Title"));
            html.append("<p dir=\"auto\">")
                    .append(link == null ? title : "<a href=\"" + link + "\">" + title + "</a>")
                    .append("</p>");
        }
        return html.append("</section>").toString();
    }

    private String comments(Row row, boolean isCase) {
        List<Row> all = isCase ? org.table("CaseComment").by("ParentId", row.id()) : List.of();
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"notes\"><h2>Case comments</h2>");
        all.forEach(comment -> html.append("<p class=\"pre\" dir=\"auto\">")
                .append(Page.escape(comment.text("CommentBody")))
                .append("</p>"));
        return html.append("</section>").toString();
    }

    private String replyBox(Row row) {
        if (Talk.in(org).isEmpty()) {
            return "";
        }
        String channel = conversation.channel(row);
        Integer limit = limit(channel);
        return "<form class=\"reply\" method=\"post\" action=\"" + RepPages.address(row)
                + "/reply\"><label for=\"text\">Reply on "
                + Page.escape(channel.isEmpty() ? "the channel" : channel)
                + "</label><textarea id=\"text\" name=\"text\" required rows=\"4\" dir=\"auto\" aria-describedby=\"left\" data-max=\""
                + (limit == null ? "" : limit)
                + "\"></textarea><div class=\"row\"><span id=\"left\" role=\"status\"></span><button>Send reply</button></div></form>";
    }

    private static @Nullable Integer limit(String channel) {
        String name = channel.toLowerCase(Locale.ROOT);
        return LIMITS.entrySet().stream()
                .filter(known -> name.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
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
