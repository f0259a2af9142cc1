package io.parley.crm.sugarcrm.api;

import java.util.Map;

/**
 * A record to be made.
 *
 * @param key a UUID that stands for this record for ever; where the server lets us choose ids it is the id
 * @param values plain text by field; booleans as {@code true} and {@code false}, times in ISO 8601 UTC
 */
public record NewBean(String module, String key, Map<String, String> values) {

    public NewBean {
        values = Map.copyOf(values);
    }
}
