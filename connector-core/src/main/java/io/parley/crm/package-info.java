/** The port to a CRM. One adapter module implements it for one CRM family. */
@NullMarked
package io.parley.crm;

import org.jspecify.annotations.NullMarked;
