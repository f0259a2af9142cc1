package io.parley.sandbox.townsquare;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public pages: the timeline at /, an account at /@user, a status at /@user/id, a hashtag at /tags/x. */
final class SquarePages {

    private static final int THREADS = 60;
    private static final String CSS = Json.text("/townsquare/square.css");

    private final Square square;
    private final TownSquare town;
    private final StatusJson json;

    SquarePages(Square square, String base, TownSquare town) {
        this.square = square;
        this.town = town;
        this.json = new StatusJson(square, base);
    }

    Answer answer(Call call) {
        List<String> parts = call.parts();
        if (call.method().equals("POST") && call.path().equals("/write")) {
            return write(call);
        }
        if (parts.isEmpty()) {
            return page(call, "Town Square", timeline(roots()), form(null));
        }
        if (parts.get(0).equals("tags") && parts.size() == 2) {
            String tag = parts.get(1).toLowerCase(Locale.ROOT);
            return page(call, "#" + tag, timeline(tagged(tag)), "");
        }
        if (parts.get(0).startsWith("@")) {
            return person(call, parts);
        }
        return Answer.of(404, "text/plain;charset=UTF-8", "Nothing here");
    }

    private Answer person(Call call, List<String> parts) {
        String name = parts.get(0).substring(1);
        if (parts.size() == 1) {
            List<Post> own = square.posts().stream()
                    .filter(post -> post.author().equalsIgnoreCase(name) && post.open())
                    .sorted(Comparator.comparing(Post::createdAt).reversed())
                    .toList();
            return page(call, "@" + name, timeline(own), "");
        }
        Post post = square.find(parts.get(1));
        if (post == null || !post.open() || !post.author().equalsIgnoreCase(name)) {
            return page(call, "Gone", "<p class=\"empty\">This post does not exist, or its author deleted it.</p>", "");
        }
        Post root = root(post);
        return page(call, "@" + post.author(), thread(root, post.id()), form(post));
    }

    /** A visitor may speak as a customer, so that a demo can be played by hand. */
    private Answer write(Call call) {
        Map<String, String> form = call.form();
        String name = form.getOrDefault("name", "").strip().replaceFirst("^@", "");
        String text = form.getOrDefault("text", "").replace("\r\n", "\n").strip();
        String parent = form.getOrDefault("reply", "");
        boolean brand = name.equalsIgnoreCase(TownSquare.BRAND.username());
        if (!Page.fromHere(call)) {
            return Answer.of(403, "text/plain", "This form is only for the stand-in's own page");
        }
        if (brand || !name.matches("\\w{1,30}") || MastodonApi.problem(text) != null) {
            return Answer.of(
                    422,
                    "text/plain;charset=UTF-8",
                    "A name of letters and digits (not the brand's), and 1 to 500"
                            + " characters of text, please. Go back and try again.");
        }
        Square.Account known = square.account(name);
        String id = town.post(
                known == null ? Customer.of(name) : known.customer(), text, parent.isEmpty() ? null : parent, "en");
        return Answer.seeOther(parent.isEmpty() ? "/" : "/@" + name + "/" + id);
    }

    private List<Post> roots() {
        return square.posts().stream()
                .filter(post -> post.open() && square.find(post.inReplyTo()) == null)
                .sorted(Comparator.comparing((Post post) -> Long.valueOf(post.id()))
                        .reversed())
                .limit(THREADS)
                .toList();
    }

    private List<Post> tagged(String tag) {
        return square.posts().stream()
                .filter(post -> post.open() && post.tags().contains(tag))
                .map(this::root)
                .distinct()
                .sorted(Comparator.comparing(Post::createdAt).reversed())
                .toList();
    }

    private Post root(Post post) {
        Post at = post;
        for (Post up = square.find(at.inReplyTo()); up != null; up = square.find(up.inReplyTo())) {
            at = up;
        }
        return at;
    }

    private String timeline(List<Post> roots) {
        return roots.isEmpty()
                ? "<p class=\"empty\">Nobody has said anything yet.</p>"
                : roots.stream().map(root -> thread(root, "")).collect(Collectors.joining());
    }

    private String thread(Post root, String marked) {
        StringBuilder html = new StringBuilder("<section class=\"thread\">");
        branch(root, 0, marked, html);
        return html.append("</section>").toString();
    }

    private void branch(Post post, int depth, String marked, StringBuilder html) {
        if (post.open()) {
            article(post, depth, post.id().equals(marked), html);
            square.repliesTo(post.id()).forEach(reply -> branch(reply, depth + 1, marked, html));
        }
    }

    private void article(Post post, int depth, boolean marked, StringBuilder html) {
        Square.Account account = square.account(post.author());
        Customer who = account == null ? Customer.of(post.author()) : account.customer();
        boolean brand = post.author().equals(TownSquare.BRAND.username());
        String classes = "post d" + Math.min(depth, 3) + (brand ? " brand" : "") + (marked ? " marked" : "");
        html.append("<article class=\"")
                .append(classes)
                .append("\"><span class=\"face\" aria-hidden=\"true\" style=\"--h:")
                .append(Math.floorMod(post.author().hashCode(), 360))
                .append("\">")
                .append(Page.escape(initial(who.name())))
                .append("</span><div class=\"said\"><header><a class=\"who\" href=\"/@")
                .append(Page.escape(who.username()))
                .append("\"><b>")
                .append(Page.escape(who.name()))
                .append("</b> <span>@")
                .append(Page.escape(who.username()))
                .append("</span></a>")
                .append(brand ? "<span class=\"badge\">brand</span>" : "")
                .append(who.bot() ? "<span class=\"badge grey\">bot</span>" : "")
                .append("<a class=\"when\" href=\"")
                .append("/@" + Page.escape(post.author()) + "/" + post.id())
                .append("\">")
                .append(Page.ago(post.createdAt(), square.clock.instant()))
                .append(post.editedAt() == null ? "" : " · edited")
                .append("</a></header><div class=\"text\" dir=\"auto\" lang=\"")
                .append(Page.escape(post.language()))
                .append("\">")
                .append(json.content(post))
                .append("</div></div></article>");
    }

    private static String initial(String name) {
        return name.isEmpty() ? "?" : new String(Character.toChars(name.codePointAt(0)));
    }

    private static String form(@Nullable Post parent) {
        String what = parent == null ? "Post as a customer" : "Reply as a customer to @" + parent.author();
        String start = parent == null ? "@acme " : "";
        return "<details class=\"write\"><summary>" + Page.escape(what)
                + "</summary><form method=\"post\" action=\"/write\">"
                + (parent == null ? "" : "<input type=\"hidden\" name=\"reply\" value=\"" + parent.id() + "\">")
                + "<label>Your name<input name=\"name\" required maxlength=\"30\" pattern=\"\\w+\" value=\"visitor\"></label>"
                + "<label>Text<textarea name=\"text\" required maxlength=\"500\" data-max=\"500\" rows=\"3\">"
                + start + "</textarea></label><div class=\"row\"><span id=\"left\"></span><button>Post</button></div>"
                + "</form></details>";
    }

    private static Answer page(Call call, String title, String live, String form) {
        String top = "<header class=\"top\"><a href=\"/\"><b>Town Square</b></a>"
                + "<span>Sandbox: a stand-in for a Mastodon server</span></header><main>" + form;
        return Page.answer(call, title + " – Town Square", CSS, top, live, "</main>");
    }
}
