/** The durable store in a relational database: H2 inside the process, or PostgreSQL shared by several. */
@NullMarked
package io.parley.store.jdbc;

import org.jspecify.annotations.NullMarked;
