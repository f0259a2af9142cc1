package io.parley.crm.sugarcrm;

import io.parley.model.Delivery;
import java.util.Map;

/** What stands in the fields of a new record. */
interface Fields {

    /** Values for a new case or lead, by field: only such as the server has, and no longer than they may be. */
    Map<String, String> of(Delivery delivery);
}
