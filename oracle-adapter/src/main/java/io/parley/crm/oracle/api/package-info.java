/** What Parley asks of Oracle CRM On Demand, in words of its records. */
@NullMarked
package io.parley.crm.oracle.api;

import org.jspecify.annotations.NullMarked;
