/** Oracle CRM On Demand: service requests and leads, their conversation, and reps' replies. */
@NullMarked
package io.parley.crm.oracle;

import org.jspecify.annotations.NullMarked;
