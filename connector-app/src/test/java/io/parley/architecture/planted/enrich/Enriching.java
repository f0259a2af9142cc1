package io.parley.architecture.planted.enrich;

/** Planted: what a stage of another name reaches for. */
public final class Enriching {}
