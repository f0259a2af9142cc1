package io.parley.model;

/** How urgent a record is. Each CRM's mapping names its own value for it. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH
}
