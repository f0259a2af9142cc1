package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.mapping.Echo;
import io.parley.model.Delivery;
import io.parley.model.RecordKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in fields, as the mapping says: only such as the server has, and no longer than they may be. */
interface Fields {

    /** Values for a new case or lead, by field. */
    Map<String, String> of(Delivery delivery);

    /** The fields of a case or lead that repeat words of the author. */
    Set<String> quoting(RecordKind kind);

    /**
     * What changes in a case or lead when the author's words do, by field; nothing where they stand there no more.
     *
     * @param url where the whole of a text stands that must be cut
     */
    Map<String, String> echoed(RecordKind kind, Bean record, Echo echo, @Nullable String url);

    /** Values for a new message beside those that Parley fills itself. */
    Map<String, String> message(Talk talk, Delivery delivery);

    /** Values of a message that follow when its author edits it or takes it back. */
    Map<String, String> revised(Talk talk, Delivery delivery);
}
