package io.parley.architecture.planted.decide;

import io.parley.architecture.planted.enrich.Enriching;

/** Planted: a stage must not know another. */
public record DecideThatEnriches(Enriching other) {}
