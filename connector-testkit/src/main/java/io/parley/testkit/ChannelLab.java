package io.parley.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel's server, real or a stand-in, on which a test plays the customers and looks at what we wrote. */
public interface ChannelLab extends AutoCloseable {

    /** The channel's type. */
    String type();

    /** How parley.yaml names this server, with credentials, read as often as it may be. */
    Map<String, String> options();

    /** The names of those options that are secret. */
    List<String> secrets();

    /**
     * A customer posts something that reaches us.
     *
     * @param author a name of letters; the same name is the same person
     * @param inReplyTo what it answers
     * @return the native id
     */
    String post(String author, String text, @Nullable String inReplyTo);

    /** A customer writes to us alone; {@link UnsupportedOperationException} where nobody can. */
    String direct(String author, String text);

    /** Whether the channel shows that something was edited. */
    boolean showsEdits();

    void edit(String id, String text);

    void delete(String id);

    /** What our account wrote under an item, oldest first. */
    List<Standing> replies(String id);

    /** The next calls that read fail like this. */
    void troubleReading(Trouble trouble, int calls);

    /** The next calls that write fail like this. */
    void troubleWriting(Trouble trouble, int calls);

    /** The wait that the server asks for when it is asked too often; null when it names none. */
    @Nullable
    Duration asksToWait();

    @Override
    void close();

    /**
     * A reply of ours on the channel.
     *
     * @param alone true when only the person answered can see it
     */
    record Standing(String id, String text, boolean alone) {}

    /** What can go wrong with a call. */
    enum Trouble {
        BAD_CREDENTIALS,
        TOO_MANY_CALLS,
        UNAVAILABLE,
        /** The connection breaks before anything was done. */
        BROKEN,
        /** The connection breaks after the call was carried out. */
        BROKEN_AFTERWARDS
    }
}
