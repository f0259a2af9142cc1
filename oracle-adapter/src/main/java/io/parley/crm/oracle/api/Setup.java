package io.parley.crm.oracle.api;

import java.util.Optional;

/**
 * What a program may set up in a tenant. Nothing is ever taken away, and nothing that is not named is touched: in
 * particular no set of workflow rules is ever written, since the operation of that name deletes the tenant's others.
 */
public interface Setup {

    /** Why Administrative Services don't let our user in; empty when they do. Oracle enables them for a company. */
    Optional<String> refusal();

    /**
     * Makes a text field out of one that the generic Web services know, or gives it another name for people.
     *
     * @param object such as {@code ServiceRequest}
     * @param element such as {@code IndexedShortText0}
     */
    void textField(String object, String element, String displayName);

    /** Adds a value to a picklist; the others stay. */
    void addValue(String object, String field, String value, int order);
}
