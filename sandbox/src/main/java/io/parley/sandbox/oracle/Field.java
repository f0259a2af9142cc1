package io.parley.sandbox.oracle;

import java.util.Set;

/**
 * A field of an object.
 *
 * @param length most characters; 0 where none is known
 * @param values of a bounded picklist; empty otherwise
 * @param readOnly set by the service alone
 */
record Field(String name, Type type, int length, Set<String> values, boolean readOnly) {

    /** What a field holds, and the word that GetMapping has for it. */
    enum Type {
        ID("ID"),
        TEXT("Text (Short)"),
        LONG("Text (Long)"),
        PICKLIST("Picklist"),
        BOOLEAN("Checkbox"),
        NUMBER("Number"),
        CURRENCY("Currency"),
        DATE("Date"),
        TIME("Date/Time");

        final String word;

        Type(String word) {
            this.word = word;
        }

        /** Whether an empty one comes back as an empty element instead of none. */
        boolean string() {
            return this == ID || this == TEXT || this == LONG || this == PICKLIST;
        }
    }

    Field with(Set<String> otherValues) {
        return new Field(name, type, length, Set.copyOf(otherValues), readOnly);
    }
}
