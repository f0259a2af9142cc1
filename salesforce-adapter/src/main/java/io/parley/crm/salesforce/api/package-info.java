/** Salesforce as it is spoken to: login, calls, queries, the shapes of objects, and what errors mean. */
@NullMarked
package io.parley.crm.salesforce.api;

import org.jspecify.annotations.NullMarked;
