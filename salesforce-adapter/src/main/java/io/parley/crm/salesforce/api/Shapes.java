package io.parley.crm.salesforce.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The objects that Parley writes, described once and kept until something shows that they have changed. */
public final class Shapes {

    public static final String CASE = "Case";
    public static final String LEAD = "Lead";

    private final SalesforceApi api;
    private final Object asking = new Object();
    private final Map<String, Shape> known = new ConcurrentHashMap<>();

    public Shapes(SalesforceApi api) {
        this.api = api;
    }

    public Shape of(String object) {
        Shape shape = known.get(object);
        if (shape != null) {
            return shape;
        }
        // One question, however many threads want to know.
        synchronized (asking) {
            Shape meanwhile = known.get(object);
            return meanwhile == null ? fresh(object) : meanwhile;
        }
    }

    /** Asks again. */
    public Shape fresh(String object) {
        Shape shape = Shape.of(api.describe(object));
        known.put(object, shape);
        return shape;
    }

    /** A save met something that the shapes don't tell: an admin has changed the org. */
    public void forget() {
        known.clear();
    }
}
