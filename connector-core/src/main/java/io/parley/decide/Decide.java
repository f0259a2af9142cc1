package io.parley.decide;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a mention. The same mention and rules give the same decision, at any time. */
public final class Decide {

    private final Rules rules;

    public Decide(Rules rules) {
        this.rules = rules;
    }

    /**
     * Decides about one version of a mention. Own posts, and whatever follows a mention to its record, are decided before
     * the rules are asked.
     *
     * @param earlierCrm the CRM that an earlier version of the mention was meant for; null when there is none
     */
    public Decision decide(EnrichedMention enriched, @Nullable String earlierCrm) {
        boolean tombstone = enriched.mention().tombstone();
        if (enriched.ours()) {
            return new Decision.SetAside("our own post", "Our own post.");
        }
        if (tombstone) {
            return earlierCrm != null
                    ? new Decision.AddToRecord("deleted by its author", earlierCrm)
                    : new Decision.SetAside(
                            "deleted before anything was done", "Its author deleted it before anything was done.");
        }
        Decision byRules = byRules(enriched);
        return earlierCrm == null ? byRules : followed(byRules, earlierCrm);
    }

    /**
     * A further version goes where the earlier one went. When the rules want it there anyway, their decision stands: it
     * opens a record should the earlier version have been refused.
     */
    private static Decision followed(Decision byRules, String earlierCrm) {
        boolean there =
                byRules instanceof Decision.ForCrm forCrm && forCrm.crm().equals(earlierCrm);
        return there ? byRules : new Decision.AddToRecord("changed by its author", earlierCrm);
    }

    private Decision byRules(EnrichedMention enriched) {
        Facts facts = new Facts(enriched);
        for (Rule rule : rules.rules()) {
            if (rule.when().holds(facts)) {
                return rule.then().decide(rule.name(), enriched);
            }
        }
        return new Decision.SetAside("no rule matched", "No rule matched.");
    }
}
