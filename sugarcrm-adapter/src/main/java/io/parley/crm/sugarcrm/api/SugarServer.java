package io.parley.crm.sugarcrm.api;

import io.parley.crm.Allowance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A server of the Sugar line: its beans, found, saved and related. Safe for use by several threads. Logs in by itself,
 * once however many calls meet an ended session, and again when the session has ended.
 *
 * <p>All text that goes in and comes out is plain text: what a dialect does to it on the wire is undone here. A call that
 * fails as a whole throws {@link io.parley.crm.CrmFailure}; where each bean has a fate of its own, {@link Saved} tells
 * it. A list is answered in its own order, however many calls that takes.
 */
public interface SugarServer extends AutoCloseable {

    /** Who is logged in. */
    Self self();

    /**
     * The fields of a module by their names.
     *
     * @return nothing when the server has no such module, or our user may not see it
     */
    Map<String, FieldDefinition> fields(String module);

    /** Beans by their ids; what was deleted or never there is missing. */
    Map<String, Bean> read(String module, Collection<String> ids, Set<String> fields);

    /** Beans by the keys they were created with; what was deleted or never there is missing. */
    Map<String, Bean> lookUp(String module, Collection<String> keys, Set<String> fields);

    /** As {@link #read}; where each bean takes a call of its own, one that failed hides none of the others. */
    default Found readEach(String module, Collection<String> ids, Set<String> fields) {
        return Found.of(read(module, ids, fields));
    }

    /** As {@link #lookUp}; where each bean takes a call of its own, one that failed hides none of the others. */
    default Found lookUpEach(String module, Collection<String> keys, Set<String> fields) {
        return Found.of(lookUp(module, keys, fields));
    }

    /** Beans that match, in the order that the query asks for. */
    List<Bean> find(Query query);

    /** Beans of people (Contacts, Leads) that have one of the addresses, by address in lower case. */
    Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> fields);

    /** Beans that a bean is related to. */
    List<Bean> related(String module, String id, String link, Set<String> fields);

    /**
     * Creates beans, each once for its key, however often and from however many threads it is asked for. A bean whose key
     * is known stays as it is.
     */
    List<Saved> create(List<NewBean> beans);

    /** Changes beans that are there. */
    List<Saved> change(List<Change> changes);

    /** Relates beans; repeating it changes nothing. */
    List<Saved> relate(List<Relation> relations);

    /** Where a person opens a record. */
    String address(String module, String id);

    /** What is used of the calls that the server allows, where it tells. */
    default Optional<Allowance> allowance() {
        return Optional.empty();
    }

    @Override
    void close();

    /** The user that Parley logs in as. */
    record Self(String id, String userName) {}
}
