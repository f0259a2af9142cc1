package io.parley.decide;

/**
 * One rule.
 *
 * @param name quoted by the record and the console
 */
public record Rule(String name, Condition when, Action then) {}
