package io.parley.store.jdbc;

import java.util.Locale;

/** How authors are looked up. */
final class Authors {

    private Authors() {}

    /** As people type it, with or without the sign, in any case. */
    static String handle(String typed) {
        String bare = typed.startsWith("@") ? typed.substring(1) : typed;
        return Fit.key(bare.toLowerCase(Locale.ROOT));
    }
}
