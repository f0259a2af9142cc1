package io.parley.yaml;

import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
public final class Report {

    private final String file;
    private final List<Problem> problems;

    /** Reports about a file into a list that all files share. */
    public Report(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    public void problem(int line, String message, String fix) {
        problems.add(new Problem(file, line, message, fix));
    }

    public void problem(Value at, String message, String fix) {
        problem(at.line(), message, fix);
    }

    /** A mistake in another file that this one names. */
    public void problem(Problem elsewhere) {
        problems.add(elsewhere);
    }

    public int count() {
        return problems.size();
    }

    /** Files in the order in which they were read, each from its beginning. */
    public static List<Problem> inOrder(List<Problem> problems) {
        List<String> files = problems.stream().map(Problem::file).distinct().toList();
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                        .thenComparingInt(Problem::line))
                .toList();
    }
}
