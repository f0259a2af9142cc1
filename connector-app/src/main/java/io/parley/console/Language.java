package io.parley.console;

import static io.parley.console.Html.tag;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages of posts: their names for the reader, their marks for the browser. */
final class Language {

    private Language() {}

    /** The English name, or what was declared when that is none. */
    static String of(String declared) {
        Locale locale = locale(declared);
        String name = locale == null ? "" : locale.getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? declared : name;
    }

    /** An element for a post's text: its own direction, and its language where that is known. */
    static Tag marked(String element, @Nullable String declared) {
        Tag marked = tag(element, "post-text").with("dir", "auto");
        Locale locale = declared == null ? null : locale(declared);
        return locale == null || locale.getLanguage().isEmpty() ? marked : marked.with("lang", locale.toLanguageTag());
    }

    private static @Nullable Locale locale(String declared) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(declared.replace('_', '-'))
                    .build();
        } catch (IllformedLocaleException wrong) {
            return null;
        }
    }
}
