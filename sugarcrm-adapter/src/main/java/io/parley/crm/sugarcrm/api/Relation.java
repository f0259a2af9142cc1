package io.parley.crm.sugarcrm.api;

/**
 * Two records that belong together.
 *
 * @param link the link field of the first one's module, such as {@code contacts} of Cases
 * @param relatedModule the module of the second
 */
public record Relation(String module, String id, String link, String relatedModule, String relatedId) {}
