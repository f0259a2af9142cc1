/** A strict stand-in for commercial Sugar: REST v11 as its public documentation tells it, Web Logic Hooks, a rep's page. */
@org.jspecify.annotations.NullMarked
package io.parley.sandbox.sugar;
