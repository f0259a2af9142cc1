/** Which field of Salesforce gets what: the data that integrators edit, and what it comes to for a mention. */
@NullMarked
package io.parley.crm.salesforce.mapping;

import org.jspecify.annotations.NullMarked;
