package io.parley.enrich;

import io.parley.model.EnrichedMention;
import io.parley.model.Mention;

/** Adds to a mention the facts that rules ask for. The same mention always gets the same facts. */
public final class Enrich {

    private final OwnAccounts own;
    private final Languages languages;

    public Enrich(OwnAccounts own, Languages languages) {
        this.own = own;
        this.languages = languages;
    }

    public EnrichedMention enrich(Mention mention) {
        Integer followers = mention.actor().followers();
        return new EnrichedMention(
                mention, languages.of(mention), followers == null ? 0 : Math.max(0, followers), own.wrote(mention));
    }
}
