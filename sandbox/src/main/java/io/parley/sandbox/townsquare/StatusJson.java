package io.parley.sandbox.townsquare;

import io.parley.sandbox.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statuses and accounts in the shape of the Mastodon client API. */
final class StatusJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<]+");

    private final Square square;
    private final String base;

    StatusJson(Square square, String base) {
        this.square = square;
        this.base = base;
    }

    Map<String, @Nullable Object> status(Post post) {
        Post parent = square.find(post.inReplyTo());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", post.id());
        json.put("created_at", time(post.createdAt()));
        json.put("in_reply_to_id", post.inReplyTo());
        json.put("in_reply_to_account_id", parent == null ? null : accountId(parent.author()));
        json.put("sensitive", false);
        json.put("spoiler_text", "");
        json.put("visibility", post.visibility());
        json.put("language", post.language());
        json.put("uri", base + "/users/" + post.author() + "/statuses/" + post.id());
        json.put("url", url(post));
        json.put("replies_count", square.repliesTo(post.id()).size());
        json.put("reblogs_count", 0);
        json.put("favourites_count", 0);
        json.put("edited_at", post.editedAt() == null ? null : time(post.editedAt()));
        json.put("content", content(post));
        json.put("reblog", null);
        json.put("account", account(Objects.requireNonNull(square.account(post.author()))));
        json.put("media_attachments", List.of());
        json.put("mentions", mentions(post));
        json.put(
                "tags",
                post.tags().stream()
                        .map(tag -> Map.of("name", tag, "url", base + "/tags/" + tag))
                        .toList());
        json.put("emojis", List.of());
        json.put("card", null);
        json.put("poll", null);
        return json;
    }

    Map<String, @Nullable Object> account(Square.Account account) {
        Customer who = account.customer();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", account.id());
        json.put("username", who.username());
        json.put("acct", who.username());
        json.put("display_name", who.name());
        json.put("locked", false);
        json.put("bot", who.bot());
        json.put("url", base + "/@" + who.username());
        json.put("uri", base + "/users/" + who.username());
        json.put("followers_count", who.followers());
        json.put("following_count", 0);
        json.put("statuses_count", square.countBy(who.username()));
        json.put("note", "");
        json.put("emojis", List.of());
        json.put("fields", List.of());
        return json;
    }

    Map<String, @Nullable Object> notification(Square.Notice notice) {
        Post post = Objects.requireNonNull(square.find(notice.postId()));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", notice.id());
        json.put("type", "mention");
        json.put("created_at", time(notice.createdAt()));
        json.put("account", account(Objects.requireNonNull(square.account(post.author()))));
        json.put("status", status(post));
        return json;
    }

    String url(Post post) {
        return base + "/@" + post.author() + "/" + post.id();
    }

    private @Nullable String accountId(String username) {
        Square.Account account = square.account(username);
        return account == null ? null : account.id();
    }

    private List<Map<String, Object>> mentions(Post post) {
        return post.mentioned().stream()
                .map(square::account)
                .filter(Objects::nonNull)
                .map(account -> Map.<String, Object>of(
                        "id", account.id(),
                        "username", account.customer().username(),
                        "acct", account.customer().username(),
                        "url", base + "/@" + account.customer().username()))
                .toList();
    }

    /** Mastodon's HTML: paragraphs, line breaks, and links for addresses, mentions and hashtags. */
    String content(Post post) {
        String html = LINK.matcher(Page.escape(post.text()))
                .replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"nofollow noopener noreferrer\">$0</a>");
        html = Post.MENTION.matcher(html).replaceAll(found -> {
            Square.Account account = square.account(found.group(1));
            return Matcher.quoteReplacement(
                    account == null
                            ? found.group()
                            : "<span class=\"h-card\"><a href=\"" + base + "/@"
                                    + account.customer().username() + "\" class=\"u-url mention\">@<span>"
                                    + found.group(1) + "</span></a></span>");
        });
        html = Post.TAG
                .matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement("<a href=\"" + base + "/tags/"
                        + found.group(1).toLowerCase(java.util.Locale.ROOT)
                        + "\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                        + found.group(1) + "</span></a>"));
        return "<p>" + html.replaceAll("\n{2,}", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
