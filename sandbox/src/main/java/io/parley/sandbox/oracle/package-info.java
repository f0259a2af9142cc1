/** A strict stand-in for Oracle CRM On Demand. It shares no code with the adapter, so that mistakes aren't agreed on. */
@NullMarked
package io.parley.sandbox.oracle;

import org.jspecify.annotations.NullMarked;
