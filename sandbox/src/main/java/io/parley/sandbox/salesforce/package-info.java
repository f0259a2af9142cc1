@NullMarked
package io.parley.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
