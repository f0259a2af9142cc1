package io.parley.console;

import io.parley.store.DeadLetters;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.DeadLetters.Stage;
import java.util.Optional;

/** What a person does with a dead letter, whether on the console or on the command line. */
public final class Triage {

    private static final String GONE = "There is no open dead letter %d: somebody may have dealt with it already.";

    private final DeadLetters letters;
    private final Remap remap;

    public Triage(DeadLetters letters, Remap remap) {
        this.letters = letters;
        this.remap = remap;
    }

    /**
     * How it went.
     *
     * @param done whether the dead letter is closed now
     * @param sentence what to tell the person
     */
    public record Result(boolean done, String sentence) {}

    /** Back into its queue; a malformed item is read anew. */
    public Result retry(long id, String who) {
        Optional<DeadLetter> found = letters.find(id);
        if (found.isEmpty()) {
            return gone(id);
        }
        DeadLetter letter = found.get();
        if (letter.stage() == Stage.INTAKE) {
            return readAnew(letter, who);
        }
        return letters.retry(id)
                ? new Result(true, "Dead letter " + id + " is back in the queue of " + letter.subject() + '.')
                : gone(id);
    }

    /** Closed for good. */
    public Result discard(long id, String who, String why) {
        if (why.isBlank()) {
            return new Result(false, "Say why it is discarded: others will want to know.");
        }
        return letters.discard(id, who + ": " + why.strip())
                ? new Result(true, "Dead letter " + id + " is discarded.")
                : gone(id);
    }

    private Result readAnew(DeadLetter letter, String who) {
        Optional<String> stillWrong = remap.again(letter);
        if (stillWrong.isPresent()) {
            return new Result(false, "It still can't be read: " + stillWrong.get());
        }
        letters.discard(letter.id(), who + ": read anew and taken in");
        return new Result(true, "Dead letter " + letter.id() + " could be read now and is taken in.");
    }

    static Result gone(long id) {
        return new Result(false, String.format(GONE, id));
    }
}
