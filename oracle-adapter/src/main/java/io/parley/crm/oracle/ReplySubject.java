package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import java.util.Locale;

/**
 * Tells what is for the customer from what is for colleagues. Private hides a note from colleagues too, so a tenant whose
 * reps talk to each other in notes lets the subject tell.
 *
 * @param beginning how the subjects of replies begin, in any case; empty when every public one is a reply
 */
record ReplySubject(String beginning) {

    boolean isReply(Item item) {
        String subject = item.get(Talk.SUBJECT).strip().toLowerCase(Locale.ROOT);
        return !item.is(Talk.PRIVATE)
                && subject.startsWith(beginning.strip().toLowerCase(Locale.ROOT))
                && !item.get(Talk.DESCRIPTION).isBlank();
    }
}
