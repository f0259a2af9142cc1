package io.parley.routes;

import io.parley.intake.PlainText;
import io.parley.model.Mention;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a reply as a channel gets, counts and shows them. */
final class ReplyText {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern REMOTE = Pattern.compile("(@[\\w.-]+)@[\\w.:-]+");
    private static final Pattern LEADING_NAMES = Pattern.compile("^\\s*(@[\\w.@:-]+\\s+)+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ReplyText() {}

    /** The text with the name of the person answered in front, unless it says the name already. */
    static String addressed(String text, Mention target) {
        String handle = target.actor().handle();
        boolean named = handle.isBlank()
                || Pattern.compile("@" + Pattern.quote(handle) + "(?![\\w@])", Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find();
        return named ? text : "@" + handle + " " + text;
    }

    /**
     * How long a text is to people: an emoji counts one, and so does a letter with its accents.
     *
     * @param urlLength what each address counts; 0 means its length
     */
    static int length(String text, Declaration declaration) {
        String counted = text;
        if (declaration.urlLength() > 0) {
            counted = ADDRESS.matcher(counted).replaceAll("x".repeat(declaration.urlLength()));
        }
        if (declaration.addressed()) {
            counted = REMOTE.matcher(counted).replaceAll("$1");
        }
        return (int) GRAPHEME.matcher(counted).results().count();
    }

    /**
     * Whether what stands on the channel are the words that were sent. Servers dress text up (quotes, dashes, links,
     * names), so only letters and digits are compared; a text without any is compared as it is.
     */
    static boolean same(String sent, String standing) {
        String one = bare(sent);
        String other = bare(standing);
        String oneWords = NO_WORDS.matcher(one).replaceAll("");
        return oneWords.isEmpty()
                ? one.replaceAll("\\s+", "").equals(other.replaceAll("\\s+", ""))
                : oneWords.equals(NO_WORDS.matcher(other).replaceAll(""));
    }

    private static String bare(String text) {
        String unnamed = LEADING_NAMES.matcher(PlainText.clean(text)).replaceFirst("");
        return REMOTE.matcher(unnamed).replaceAll("$1").toLowerCase(Locale.ROOT);
    }
}
