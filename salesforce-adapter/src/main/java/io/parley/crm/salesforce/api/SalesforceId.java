package io.parley.crm.salesforce.api;

import java.util.regex.Pattern;

/** Ids of Salesforce: 15 characters, or the same with three more that make them safe where case is lost. */
public final class SalesforceId {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");

    private SalesforceId() {}

    public static boolean isOne(String id) {
        return FORM.matcher(id).matches();
    }

    /** The part that tells records apart, whichever of the two forms was given. */
    public static String core(String id) {
        return id.substring(0, 15);
    }
}
