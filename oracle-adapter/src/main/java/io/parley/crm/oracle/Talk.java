package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Written;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where what is said about a record stands: notes below service requests, activities of leads. */
interface Talk {

    String DESCRIPTION = "Description";
    String SUBJECT = "Subject";
    String PRIVATE = "Private";
    String KEY = "ExternalSystemId";
    String OTHER_KEY = "IntegrationId";
    String CREATED_BY = "CreatedById";

    /** Which records' talk it is. */
    RecordKind kind();

    /** The object that a message is. */
    String object();

    /** Most characters of a message. */
    int longest();

    /** Adds words of ours. One whose key is there already is done, and stays as it is. */
    List<Written> add(List<Words> words);

    /** Messages of ours by their keys, on the records where they should be. */
    Map<String, Item> find(Map<String, Set<String>> keysByRecord);

    /** Gives messages other words. */
    List<Written> revise(List<Revision> revisions);

    /** The record to which the message with this key has moved; empty when that can't be told. */
    String movedTo(String openingKey);

    /**
     * What is to be said.
     *
     * @param fields what the mapping gives it
     * @param opening whether it is what opened the record
     * @param hidden whether it is to be marked private
     */
    record Words(
            String recordId, String key, Map<String, String> fields, String text, boolean opening, boolean hidden) {}

    /** What stands on a record, and what is to stand there. */
    record Revision(String recordId, String messageId, String text) {}
}
