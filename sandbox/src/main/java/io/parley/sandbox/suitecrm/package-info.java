/** A stand-in for SuiteCRM 7.14.6: one org behind its two APIs, and a page for its reps. */
@NullMarked
package io.parley.sandbox.suitecrm;

import org.jspecify.annotations.NullMarked;
