package io.parley.architecture.planted.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Planted: the model must not know Jackson. */
public record ModelWithJackson(JsonNode tree) {}
