package io.parley.decide;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words, phrases and regular expressions, any of which a text may hold; compiled once. Regular expressions are those of
 * RE2: the time they take grows with the text alone, so that nobody can write a mention that holds up the others.
 */
public final class Terms {

    /** More than anyone writes by hand; keeps what a single mention can cost below a few milliseconds. */
    private static final int LONGEST_PATTERN = 500;

    private static final int LARGEST_PROGRAM = 2_000;

    private final Set<String> all = new LinkedHashSet<>();
    private final List<String> words = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private Terms() {}

    /**
     * Compiles terms.
     *
     * @throws IllegalArgumentException when one of them can't be used; the message says why
     */
    public static Terms of(Collection<String> written) {
        Terms terms = new Terms();
        written.forEach(terms::add);
        return terms;
    }

    boolean in(Facts facts) {
        for (String word : words) {
            if (facts.words().contains(word)) {
                return true;
            }
        }
        for (Phrase phrase : phrases) {
            if (phrase.in(facts)) {
                return true;
            }
        }
        return !patterns.isEmpty() && matched(facts.written());
    }

    /** The terms in one writing each, to compare conditions by. */
    Set<String> all() {
        return all;
    }

    private boolean matched(String text) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    private void add(String term) {
        String bare = term.strip();
        if (bare.length() > 2 && bare.startsWith("/") && bare.endsWith("/")) {
            all.add(bare);
            patterns.add(compile(bare.substring(1, bare.length() - 1)));
            return;
        }
        boolean quoted = bare.length() > 2 && bare.startsWith("\"") && bare.endsWith("\"");
        String folded = Folded.fold(quoted ? bare.substring(1, bare.length() - 1) : bare);
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("The term '" + term + "' has no characters to look for.");
        }
        if (all.add(folded)) {
            Phrase phrase = Phrase.of(folded);
            if (folded.equals(phrase.firstWord())) {
                words.add(folded);
            } else {
                phrases.add(phrase);
            }
        }
    }

    private static Pattern compile(String expression) {
        if (expression.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "The regular expression is longer than " + LONGEST_PATTERN + " characters.");
        }
        try {
            Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw new IllegalArgumentException("The regular expression /" + expression + "/ repeats too much.");
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "/" + expression + "/ is not a regular expression that can be used: " + wrong.getDescription()
                            + " (look-around and back references are not supported).",
                    wrong);
        }
    }

    /**
     * Several words, or signs, as they must stand.
     *
     * @param firstWord what a text without can't have the phrase; empty when it begins with a sign
     */
    private record Phrase(String folded, String firstWord) {

        static Phrase of(String folded) {
            int end = 0;
            while (end < folded.length() && Folded.isWordCharacter(folded.charAt(end))) {
                end++;
            }
            return new Phrase(folded, folded.substring(0, end));
        }

        boolean in(Facts facts) {
            return (firstWord.isEmpty() || facts.words().contains(firstWord)) && Folded.stands(folded, facts.folded());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Terms terms && terms.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
