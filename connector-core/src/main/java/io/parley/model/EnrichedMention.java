package io.parley.model;

/**
 * A mention with the facts that rules ask for.
 *
 * @param language BCP 47 language of the text, or {@code und} when it can't be told
 * @param followers how many follow the author; 0 when unknown
 * @param ours true when one of our own accounts wrote it
 */
public record EnrichedMention(Mention mention, String language, int followers, boolean ours) {}
