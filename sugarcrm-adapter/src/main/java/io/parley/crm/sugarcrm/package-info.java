/** SuiteCRM, Sugar CE and commercial Sugar behind the one port: what is the same for all of them. */
@NullMarked
package io.parley.crm.sugarcrm;

import org.jspecify.annotations.NullMarked;
