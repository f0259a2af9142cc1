/** Commercial Sugar, by its REST API v11_20 to v11_27. */
@NullMarked
package io.parley.crm.sugarcrm.v11;

import org.jspecify.annotations.NullMarked;
