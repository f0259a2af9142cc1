package io.parley.console;

import io.parley.store.DeadLetters.DeadLetter;
import java.util.Optional;

/** Reads a malformed item anew, with today's mapping. */
@FunctionalInterface
public interface Remap {

    /**
     * Takes the item in if it can be read now. The caller closes the dead letter then.
     *
     * @param letter one of stage {@code INTAKE}; its payload is what the channel sent
     * @return empty when it was taken in, or is known already; else why it still can't be read
     */
    Optional<String> again(DeadLetter letter);
}
