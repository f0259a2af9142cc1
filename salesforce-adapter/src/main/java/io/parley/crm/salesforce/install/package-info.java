/** Puts what Parley needs into an org, and takes it away again. */
@NullMarked
package io.parley.crm.salesforce.install;

import org.jspecify.annotations.NullMarked;
