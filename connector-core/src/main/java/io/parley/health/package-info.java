/** The traffic lights: how each channel and CRM is doing, in words. */
@NullMarked
package io.parley.health;

import org.jspecify.annotations.NullMarked;
