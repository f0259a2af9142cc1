/** What the build can prove of the packages that an admin installs in a CRM of the Sugar line. */
@NullMarked
package io.parley.crm.sugarcrm.packages;

import org.jspecify.annotations.NullMarked;
