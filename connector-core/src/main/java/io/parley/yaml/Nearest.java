package io.parley.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {

    private Nearest() {}

    /** {@code Did you mean 'x'?} where one is near enough, else what there is to choose from. */
    public static String fix(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? "Take it out."
                        : "Use one of: " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    public static Optional<String> to(String word, Collection<String> known) {
        String plain = plain(word);
        int most = Math.max(1, plain.length() / 3);
        return known.stream()
                .filter(each -> distance(plain, plain(each)) <= most)
                .min(Comparator.comparingInt((String each) -> distance(plain, plain(each)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Letters to put in, take out, change or swap with the next, at least. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
