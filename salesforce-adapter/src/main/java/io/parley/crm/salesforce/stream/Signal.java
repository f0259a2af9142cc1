package io.parley.crm.salesforce.stream;

import com.salesforce.eventbus.protobuf.FetchResponse;

/** What comes out of a stream. */
sealed interface Signal {

    /** Events, or a sign of life without any. */
    record Fetched(FetchResponse response) implements Signal {}

    /** Nothing more comes. */
    record Ended(Trouble trouble) implements Signal {}
}
