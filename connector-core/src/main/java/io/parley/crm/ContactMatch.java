package io.parley.crm;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact that may be the author of a mention.
 *
 * @param id the CRM's own id of the contact
 * @param name what people call them
 * @param url where a person opens the contact; null where the CRM has no such address
 * @param evidence what speaks for it; never empty
 */
public record ContactMatch(String id, String name, @Nullable String url, Set<Evidence> evidence) {

    /** What speaks for a contact, strongest first. */
    public enum Evidence {
        /** The CRM links the author to the contact: a rep did so, or an earlier delivery. */
        PERSONA_KNOWN,
        /** The contact was made for this author and has their key. */
        EXTERNAL_ID_FIELD,
        /** It has the e-mail address that the author gave or published. */
        EMAIL,
        /** It has the address of the author's profile in a field for that. */
        PROFILE_URL,
        /** A duplicate rule of the CRM took a new contact of this author for it. */
        DUPLICATE_RULE
    }

    /** How much a piece of evidence is worth. */
    public enum Strength {
        /** Somebody said so: it holds whatever else is found. */
        KNOWN,
        /** It holds when it points to one contact alone. */
        LIKELY
    }

    public ContactMatch {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a contact without evidence is a guess");
        }
        evidence = Set.copyOf(EnumSet.copyOf(evidence));
    }

    public Strength strength() {
        return evidence.contains(Evidence.PERSONA_KNOWN) || evidence.contains(Evidence.EXTERNAL_ID_FIELD)
                ? Strength.KNOWN
                : Strength.LIKELY;
    }
}
