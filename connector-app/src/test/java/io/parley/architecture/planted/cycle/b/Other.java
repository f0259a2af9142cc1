package io.parley.architecture.planted.cycle.b;

import io.parley.architecture.planted.cycle.a.One;

/** Planted: half of a package cycle. */
public record Other(One one) {}
