/** What Parley asks of a server of the Sugar line, whichever of the three APIs it speaks. */
@NullMarked
package io.parley.crm.sugarcrm.api;

import org.jspecify.annotations.NullMarked;
