package io.parley.sandbox.bluesky;

import java.util.Locale;

/** Somebody with an account. */
record Person(String did, String handle, String name) {

    static Person of(String author, String host) {
        String word = author.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Person(
                "did:plc:" + (Cid.letters(author) + "a".repeat(24)).substring(0, 24), word + "." + host, author);
    }
}
