package io.parley.crm.salesforce;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The objects that Parley writes, described once and kept until something shows that they have changed. */
final class Shapes {

    static final String CASE = "Case";
    static final String LEAD = "Lead";
    static final String MESSAGE = "ChannelMessage__c";
    static final String PERSONA = "ChannelPersona__c";

    private final SalesforceApi api;
    private final Map<String, Shape> known = new ConcurrentHashMap<>();

    Shapes(SalesforceApi api) {
        this.api = api;
    }

    Shape of(String object) {
        Shape shape = known.get(object);
        return shape == null ? fresh(object) : shape;
    }

    /** Asks again. */
    Shape fresh(String object) {
        Shape shape = Shape.of(api.describe(object));
        known.put(object, shape);
        return shape;
    }

    /** A save met something that the shapes don't tell: an admin has changed the org. */
    void forget() {
        known.clear();
    }
}
