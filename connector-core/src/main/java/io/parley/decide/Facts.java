package io.parley.decide;

import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mention as conditions look at it. What costs time is done once, and only when a condition asks. For one thread. */
public final class Facts {

    private final EnrichedMention enriched;
    private @Nullable String folded;
    private @Nullable Set<String> words;
    private @Nullable String handle;

    public Facts(EnrichedMention enriched) {
        this.enriched = enriched;
    }

    EnrichedMention enriched() {
        return enriched;
    }

    Mention mention() {
        return enriched.mention();
    }

    /** The headline and the content as they were written. */
    String written() {
        return text(mention());
    }

    String folded() {
        String known = folded;
        if (known == null) {
            known = Folded.fold(written());
            folded = known;
        }
        return known;
    }

    Set<String> words() {
        Set<String> known = words;
        if (known == null) {
            known = Folded.words(folded());
            words = known;
        }
        return known;
    }

    String handle() {
        String known = handle;
        if (known == null) {
            known = plainHandle(mention().actor().handle());
            handle = known;
        }
        return known;
    }

    /** A handle without the leading at sign, in lower case. */
    static String plainHandle(String handle) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        return bare.toLowerCase(Locale.ROOT);
    }

    private static String text(Mention mention) {
        String name = mention.name();
        return name == null || name.isBlank() ? mention.content() : name + '\n' + mention.content();
    }
}
