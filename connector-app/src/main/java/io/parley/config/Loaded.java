package io.parley.config;

import io.parley.yaml.Problem;
import java.util.List;

/** What reading a configuration gave: all of it, or everything that is wrong with it. */
public sealed interface Loaded<T> {

    /** It can be used. */
    record Good<T>(T value) implements Loaded<T> {}

    /** It can't; the problems stand in the order of the files and their lines. */
    record Wrong<T>(List<Problem> problems) implements Loaded<T> {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
