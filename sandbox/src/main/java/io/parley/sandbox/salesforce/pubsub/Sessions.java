package io.parley.sandbox.salesforce.pubsub;

import org.jspecify.annotations.Nullable;

/** Who may come in. */
public interface Sessions {

    /** The user of a session, null when it is not valid. */
    @Nullable
    String user(String token);

    /** The 18 characters of the org's id. */
    String org();

    /** Where the org is. */
    String instance();
}
