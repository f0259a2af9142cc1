package io.parley.crm.oracle.api;

/**
 * How a tenant names a field (GetMapping).
 *
 * @param element the generic element, such as {@code CustomText0}
 * @param displayName what people see
 * @param dataType the server's word, such as {@code Text (Short)}, {@code Picklist}, {@code Date}
 */
public record FieldMapping(String element, String displayName, String dataType) {}
