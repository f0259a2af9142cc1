package io.parley.crm.sugarcrm;

import io.parley.model.Delivery;
import java.util.Map;

/** What stands in fields, as the mapping says: only such as the server has, and no longer than they may be. */
interface Fields {

    /** Values for a new case or lead, by field. */
    Map<String, String> of(Delivery delivery);

    /** Values for a new message beside those that Parley fills itself. */
    Map<String, String> message(Talk talk, Delivery delivery);

    /** Values of a message that follow when its author edits it or takes it back. */
    Map<String, String> revised(Talk talk, Delivery delivery);
}
