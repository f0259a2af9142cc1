package io.parley.model;

/** What sort of record a mention went to. */
public enum RecordKind {
    CASE,
    LEAD
}
