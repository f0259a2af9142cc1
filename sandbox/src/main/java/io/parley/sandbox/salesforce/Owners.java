package io.parley.sandbox.salesforce;

import org.jspecify.annotations.Nullable;

/** Salesforce gives nothing to a user who has left, and opens nothing again that such a one still owns. */
final class Owners {

    private Owners() {}

    static void check(Org org, @Nullable Row before, Row after) {
        if (!after.type.has("OwnerId")) {
            return;
        }
        String owner = after.text("OwnerId");
        boolean given = before == null || !owner.equals(before.text("OwnerId"));
        boolean opened = before != null && closed(before) && !closed(after);
        Row user = org.table("User").find(owner);
        if ((given || opened) && user != null && !Boolean.TRUE.equals(user.get("IsActive"))) {
            throw Problem.save(
                    "INACTIVE_OWNER_OR_USER",
                    "operation performed with inactive user [" + owner.substring(0, 15) + "] as owner of "
                            + after.type.label.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static boolean closed(Row row) {
        return Boolean.TRUE.equals(row.get("IsClosed"));
    }
}
