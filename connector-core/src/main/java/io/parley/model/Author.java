package io.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a mention, as its channel tells.
 *
 * @param id the channel's own, unchanging id; null where the channel has none (a feed entry signed with a name only):
 *     two such authors are never taken for one
 * @param handle the name people type to reach them, without a leading at sign; may change
 * @param name the name they show; may be empty
 * @param url their profile page
 * @param followers how many follow them, where the channel tells
 * @param email the address that they gave or published there, where the channel tells
 */
public record Author(
        @Nullable String id,
        String handle,
        String name,
        @Nullable String url,
        @Nullable Integer followers,
        @Nullable String email) {

    /** One whose e-mail address is not known. */
    public Author(@Nullable String id, String handle, String name, @Nullable String url, @Nullable Integer followers) {
        this(id, handle, name, url, followers, null);
    }

    /** The name to show a rep: the shown name, else the handle, else {@code somebody}. */
    public String displayName() {
        if (!name.isBlank()) {
            return name;
        }
        return handle.isBlank() ? "somebody" : handle;
    }
}
