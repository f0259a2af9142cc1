package io.parley.mapping;

import java.util.Set;

/**
 * A part of a mapping: one for each object that Parley makes.
 *
 * @param word its key in the file
 * @param object the CRM's own name of the object
 * @param own fields that Parley fills by itself, since its promises rest on them
 * @param aboutAuthor whether it is about the author, not about one item
 */
public record Section(String word, String object, Set<String> own, boolean aboutAuthor) {

    public Section {
        own = Set.copyOf(own);
    }

    /** A section about one item; its own fields stand with a space between them. */
    public static Section ofItem(String word, String object, String own) {
        return new Section(word, object, Set.of(own.split(" ")), false);
    }

    /** A section about the author of an item. */
    public static Section ofAuthor(String word, String object, String own) {
        return new Section(word, object, Set.of(own.split(" ")), true);
    }
}
