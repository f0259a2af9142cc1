package io.parley.store;

import io.parley.model.Mention;
import io.parley.model.Reply;

/**
 * A claimed reply.
 *
 * @param target what it answers, in its newest version
 * @param attempts how often it was tried before
 * @param maybeSent true when an earlier attempt began to send it and its end is unknown
 */
public record ReplyItem(long id, Reply reply, Mention target, int attempts, boolean maybeSent) {}
