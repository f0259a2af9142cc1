/** What goes into the fields of a CRM, made fit for them. */
@NullMarked
package io.parley.mapping;

import org.jspecify.annotations.NullMarked;
