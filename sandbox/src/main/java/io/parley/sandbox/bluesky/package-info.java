/** A stand-in for a server of the AT Protocol with the view of an application over it, as strict as the real ones. */
@NullMarked
package io.parley.sandbox.bluesky;

import org.jspecify.annotations.NullMarked;
