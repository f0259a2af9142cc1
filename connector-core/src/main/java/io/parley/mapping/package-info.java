/** Which field of a CRM gets what: the data that integrators edit, and what it comes to for a mention. */
@NullMarked
package io.parley.mapping;

import org.jspecify.annotations.NullMarked;
