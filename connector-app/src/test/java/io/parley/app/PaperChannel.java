package io.parley.app;

import io.parley.channel.Channel;
import io.parley.channel.Publication;
import io.parley.channel.ReplyRules;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel on paper, which fails on demand, before or after the reply stands there. */
final class PaperChannel implements Channel {

    final List<String> standing = new CopyOnWriteArrayList<>();
    ReplyRules rules = new ReplyRules(true, null, 500, false, true);
    private final Deque<Outcome.Failure> before = new ArrayDeque<>();
    private final Deque<Outcome.Failure> after = new ArrayDeque<>();

    /** The next reply does not reach the channel. */
    void failNextBeforeSending(Outcome.Failure failure) {
        before.add(failure);
    }

    /** The next reply stands on the channel, but the answer is lost. */
    void loseNextAnswer() {
        after.add(new Outcome.Retry("The connection was lost.", null));
    }

    @Override
    public String name() {
        return "square";
    }

    @Override
    public ReplyRules rules() {
        return rules;
    }

    @Override
    public Publication publish(Reply reply, Mention target) {
        if (!before.isEmpty()) {
            return new Publication.NotPublished(before.pop());
        }
        standing.add(reply.text());
        return after.isEmpty() ? new Publication.Published(receipt(reply)) : new Publication.NotPublished(after.pop());
    }

    @Override
    public Optional<Receipt> find(Reply reply, Mention target) {
        if (!rules.findable()) {
            throw new UnsupportedOperationException("this channel can't be asked");
        }
        return standing.contains(reply.text()) ? Optional.of(receipt(reply)) : Optional.empty();
    }

    private static Receipt receipt(Reply reply) {
        return new Receipt("ours-" + reply.key(), "https://square.example/" + reply.key(), Instant.EPOCH);
    }
}
