package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.json.Json;
import io.parley.model.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where reps answer, one source after the other. A cursor of the time before there were several still reads. */
final class ReplySources {

    static final String MESSAGES = "messages";
    static final String COMMENTS = "comments";

    private final Set<String> on;
    private final PendingReplies messages;
    private final CaseComments comments;

    ReplySources(Set<String> on, PendingReplies messages, CaseComments comments) {
        this.on = on;
        this.messages = messages;
        this.comments = comments;
    }

    /** @throws IllegalArgumentException when a word names no source */
    static Set<String> of(String words) {
        Set<String> given = Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        for (String word : given) {
            if (!word.equals(MESSAGES) && !word.equals(COMMENTS)) {
                throw new IllegalArgumentException("reply-sources: '" + word + "' is neither messages nor comments.");
            }
        }
        return given.isEmpty() ? Set.of(MESSAGES) : given;
    }

    ReplyPage after(Cursor cursor, int limit) {
        if (!on.contains(COMMENTS)) {
            Cursor from = Places.of(cursor).messages();
            return messages.after(from, limit);
        }
        Places places = Places.of(cursor);
        CommentCursor from = places.comments().isMissingNode() ? comments.now() : CommentCursor.of(places.comments());
        ReplyPage page = on.contains(MESSAGES)
                ? messages.after(places.messages(), limit)
                : new ReplyPage(List.of(), places.messages(), false);
        if (page.more()) {
            return new ReplyPage(page.replies(), Places.cursor(page.next(), from), true);
        }
        CaseComments.Heard heard = comments.after(from, Math.max(1, Math.min(limit, 200)));
        List<Reply> replies = new ArrayList<>(page.replies());
        replies.addAll(heard.replies());
        return new ReplyPage(
                replies, Places.cursor(page.next(), heard.next()), heard.next().at() != null);
    }

    /** The places in both sources. */
    private record Places(Cursor messages, JsonNode comments) {

        static Places of(Cursor cursor) {
            JsonNode json = cursor.isStart() ? Json.mapper().createObjectNode() : Json.tree(cursor.value());
            boolean both = json.has(COMMENTS);
            String first = json.path(MESSAGES).asText();
            Cursor messages = !both ? cursor : first.isEmpty() ? Cursor.START : new Cursor(first);
            return new Places(messages, json.path(COMMENTS));
        }

        static Cursor cursor(Cursor messages, CommentCursor comments) {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put(MESSAGES, messages.isStart() ? "" : messages.value());
            json.set(COMMENTS, comments.json());
            return new Cursor(json.toString());
        }
    }
}
