/** Salesforce's Pub/Sub API on loopback: topics, replay ids, streams, and troubles to order. */
@NullMarked
package io.parley.sandbox.salesforce.pubsub;

import org.jspecify.annotations.NullMarked;
