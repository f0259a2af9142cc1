package io.parley.intake;

import java.util.List;

/** An item that can't be read as a mention; tells everything that is wrong with it at once. */
public final class MalformedMention extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public MalformedMention(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** In an integrator's words, such as {@code published: 'yesterday' is not a time}. */
    public List<String> problems() {
        return problems;
    }
}
