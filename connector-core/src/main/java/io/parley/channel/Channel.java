package io.parley.channel;

import io.parley.model.Mention;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import java.util.Optional;

/** The way back to one configured channel. Safe for use by several threads. */
public interface Channel {

    /** The channel's name in parley.yaml. */
    String name();

    /** What the channel allows. */
    ReplyRules rules();

    /**
     * Puts a reply under a mention. Never throws: what went wrong is told by the answer. After an answer that is not
     * {@link Publication.Published} or a refusal, the reply may stand on the channel all the same.
     */
    Publication publish(Reply reply, Mention target);

    /**
     * Looks on the channel whether a reply already stands there.
     *
     * @return the receipt, or empty when it certainly does not stand there
     * @throws ChannelFailure when the channel can't tell now
     * @throws UnsupportedOperationException when {@link ReplyRules#findable()} is false
     */
    Optional<Receipt> find(Reply reply, Mention target);
}
