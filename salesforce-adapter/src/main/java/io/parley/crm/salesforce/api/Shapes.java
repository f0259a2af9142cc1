package io.parley.crm.salesforce.api;

import io.parley.crm.CrmFailure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The objects that Parley writes, described once and kept until something shows that they have changed. */
public final class Shapes {

    public static final String CASE = "Case";
    public static final String LEAD = "Lead";

    private final SalesforceApi api;
    private final Map<String, CompletableFuture<Shape>> asking = new ConcurrentHashMap<>();
    private final Map<String, Shape> known = new ConcurrentHashMap<>();
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    public Shapes(SalesforceApi api) {
        this.api = api;
    }

    public Shape of(String object) {
        Shape shape = known.get(object);
        return shape == null ? together(object) : shape;
    }

    /** One question, however many threads want to know; those that wait share its failure, too. */
    private Shape together(String object) {
        CompletableFuture<Shape> mine = new CompletableFuture<>();
        CompletableFuture<Shape> theirs = asking.putIfAbsent(object, mine);
        if (theirs != null) {
            try {
                return theirs.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof CrmFailure failure ? failure : failed;
            }
        }
        try {
            Shape meanwhile = known.get(object);
            Shape shape = meanwhile == null ? fresh(object) : meanwhile;
            mine.complete(shape);
            return shape;
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            asking.remove(object, mine);
        }
    }

    /** As {@link #of}; null when the org has no such object, or the integration user may not see it. */
    public @Nullable Shape find(String object) {
        if (absent.contains(object)) {
            return null;
        }
        try {
            return of(object);
        } catch (CrmFailure failure) {
            if (failure.outcome().reason().contains("NOT_FOUND")) {
                absent.add(object);
                return null;
            }
            throw failure;
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
        absent.clear();
    }
}
