/** SuiteCRM by its V8 API: JSON over OAuth 2, one bean a call. */
@NullMarked
package io.parley.crm.sugarcrm.v8;

import org.jspecify.annotations.NullMarked;
