/** Salesforce: cases, leads, the messages on them, and the replies that reps write there. */
@NullMarked
package io.parley.crm.salesforce;

import org.jspecify.annotations.NullMarked;
