package io.parley.architecture.planted.cycle.a;

import io.parley.architecture.planted.cycle.b.Other;

/** Planted: half of a package cycle. */
public record One(Other other) {}
