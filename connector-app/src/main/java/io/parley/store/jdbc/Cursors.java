package io.parley.store.jdbc;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where reading goes on. */
final class Cursors {

    /** Whose reading it is: a channel's source and a CRM may have the same name. */
    enum Side {
        SOURCE,
        CRM,
        /** Not the replies of a CRM, but what wakes us to read them. */
        EAR
    }

    private Cursors() {}

    static Optional<String> find(Handle handle, Side side, String name) {
        return handle.createQuery("select cursor_text from reading where side = :side and name = :name")
                .bind("side", side.name())
                .bind("name", Fit.key(name))
                .mapTo(String.class)
                .findOne();
    }

    /** Moves it; the caller is the only one of its queue. */
    static void move(Handle handle, Side side, String name, String cursor) {
        int moved = handle.execute(
                "update reading set cursor_text = ? where side = ? and name = ?", cursor, side.name(), Fit.key(name));
        if (moved == 0) {
            handle.execute(
                    "insert into reading (side, name, cursor_text) values (?, ?, ?)",
                    side.name(),
                    Fit.key(name),
                    cursor);
        }
    }
}
