package io.parley.crm.oracle.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One company's Oracle CRM On Demand. Safe for use by several threads; keeps to the limits of the service (20 requests a
 * second with 50 ms between them, 10 sessions).
 *
 * <p>A call that fails as a whole throws {@link io.parley.crm.CrmFailure}; where each record has a fate of its own,
 * {@link Written} tells it. A list is answered in its own order, however many calls that takes.
 */
public interface OracleServer extends AutoCloseable {

    /** Who is logged in. */
    Self self();

    /** Records that match. */
    List<Item> query(Query query);

    /**
     * Inserts records by twenties, each twenty in one transaction. Where one is refused the others of its twenty are sent
     * again singly, after it was asked which of them are there: by {@code ExternalSystemId}, which every record must have.
     * One whose ExternalSystemId is there already is {@link Written.Done} and stays as it is.
     */
    List<Written> insert(String object, List<Item> records);

    /** Updates records that are there; each has its {@code Id}. */
    List<Written> update(String object, List<Item> records);

    /**
     * Adds records below others, and leaves the others as they are. As with {@link #insert}, what is there by its {@code
     * ExternalSystemId} is not added again.
     */
    List<Written> addBelow(String object, String child, List<Below> records);

    /** Updates records below others; each has its {@code Id}. */
    List<Written> updateBelow(String object, String child, List<Below> records);

    /** A record and the id of the one above it. */
    record Below(String parentId, Item item) {}

    /** How the tenant names the fields of an object, by element; nothing when our user sees no such object. */
    Map<String, FieldMapping> mapping(String object);

    /** The values that may stand in a picklist; nothing when the field is no picklist. */
    Set<String> picklist(String object, String field);

    /** What a program may set up here. */
    Setup setup();

    /** Where a person opens a record. */
    String address(String object, String id);

    @Override
    void close();

    /** The user that Parley logs in as. */
    record Self(String id, String userName) {}
}
