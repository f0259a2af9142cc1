/** From a rep's answer in the CRM to the channel, and the confirmation back. */
@NullMarked
package io.parley.reply;

import org.jspecify.annotations.NullMarked;
