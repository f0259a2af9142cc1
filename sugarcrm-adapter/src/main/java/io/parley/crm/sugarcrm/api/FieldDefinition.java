package io.parley.crm.sugarcrm.api;

import java.util.Set;

/**
 * A field of a module.
 *
 * @param type the server's word, such as {@code varchar}, {@code text}, {@code enum}, {@code bool}
 * @param length most characters; 0 when none is told
 * @param required whether people must fill it; APIs of this family do not always insist
 * @param choices what may stand in it; empty for free text, and where the server does not tell
 */
public record FieldDefinition(String name, String type, int length, boolean required, Set<String> choices) {

    public FieldDefinition {
        choices = Set.copyOf(choices);
    }
}
