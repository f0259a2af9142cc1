package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the contact of an author.
 *
 * @param contact null when none is linked
 * @param account the account that the contact belongs to, where it is known
 * @param because why it was linked or was not, for a rep; null when the persona had its contact already
 */
record ContactLink(
        @Nullable String contact,
        @Nullable String account,
        @Nullable String because) {

    static ContactLink none(String because) {
        return new ContactLink(null, null, because);
    }

    /** Puts a new case onto the contact, as far as the integration user may. */
    void onCase(ObjectNode opened, Shape cases) {
        put(opened, cases, "ContactId", contact);
        put(opened, cases, "AccountId", account);
    }

    private static void put(ObjectNode opened, Shape cases, String name, @Nullable String id) {
        Shape.Field field = cases.field(name);
        if (id != null && field != null && field.createable()) {
            opened.put(name, id);
        }
    }
}
