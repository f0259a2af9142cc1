/** What wakes Parley when a rep has answered: a stream of Salesforce's Pub/Sub API. */
@NullMarked
package io.parley.crm.salesforce.stream;

import org.jspecify.annotations.NullMarked;
