package io.parley.crm.oracle.soap;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A way to bring records to the service.
 *
 * @param <T> a record
 */
interface Way<T> {

    /** By what to know a record again: its ExternalSystemId when it is added, its Id when it is changed. */
    String key(T record);

    /** One change that does what two of the same record do after each other. */
    T merged(T before, T after);

    /** Which of these are there: their ids by key. */
    Map<String, String> there(Collection<T> records);

    /** Sends all of them in one request, one transaction; returns their ids by key. */
    Map<String, String> send(List<T> records);
}
