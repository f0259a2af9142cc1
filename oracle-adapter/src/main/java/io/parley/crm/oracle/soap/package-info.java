/** Oracle CRM On Demand over its SOAP Web Services v2.0 in the generic namespace. */
@NullMarked
package io.parley.crm.oracle.soap;

import org.jspecify.annotations.NullMarked;
