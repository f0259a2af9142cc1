package io.parley.crm;

import io.parley.model.Reply;
import java.util.List;

/**
 * Some replies, oldest first.
 *
 * @param next where to go on
 * @param more whether there is more to read at once
 */
public record ReplyPage(List<Reply> replies, Cursor next, boolean more) {

    public ReplyPage {
        replies = List.copyOf(replies);
    }
}
