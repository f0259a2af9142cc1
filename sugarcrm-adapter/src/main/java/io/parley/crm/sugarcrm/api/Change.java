package io.parley.crm.sugarcrm.api;

import java.util.Map;

/**
 * What a record gets.
 *
 * @param values as for {@link NewBean}; an empty text empties the field
 */
public record Change(String module, String id, Map<String, String> values) {

    public Change {
        values = Map.copyOf(values);
    }
}
