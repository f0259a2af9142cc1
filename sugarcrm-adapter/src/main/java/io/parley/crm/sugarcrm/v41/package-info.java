/** SuiteCRM and Sugar CE by the API of version 4.1: one address, calls with their arguments by name and in order. */
@NullMarked
package io.parley.crm.sugarcrm.v41;

import org.jspecify.annotations.NullMarked;
