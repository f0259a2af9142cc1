package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.LiveDoor.Reply;
import java.util.List;
import java.util.Map;

/** What a SuiteCRM, or the web server before it, answers when something is wrong. */
final class LiveReplies {

    static final Reply DENIED = new Reply(
            401,
            "application/json",
            "{\"error\":\"access_denied\",\"error_description\":\"The resource owner or authorization server denied the"
                    + " request.\",\"hint\":\"Access token has been revoked\"}",
            Map.of());
    static final Reply FORBIDDEN = refused("[SuiteCRM] [AccessDeniedException] ");
    static final Reply NOT_ALLOWED =
            refused("[SuiteCRM] [Not Allowed] The API user does not have access to this module.");
    static final Reply NO_SESSION = numbered(11, "Invalid Session ID", "The session ID is invalid");
    static final Reply NO_ACCESS = numbered(40, "Access Denied", "You do not have access");
    static final Reply BUSY =
            new Reply(503, "text/html", "<html>Service Unavailable</html>", Map.of("Retry-After", List.of("7")));
    static final Reply TOO_MANY = new Reply(429, "text/html", "<html>Too Many Requests</html>", Map.of());

    private LiveReplies() {}

    /** As version 4.1 refuses. */
    private static Reply numbered(int number, String name, String description) {
        String error = "{\"name\":\"" + name + "\",\"number\":" + number + ",\"description\":\"" + description + "\"}";
        return new Reply(200, "application/json", error, Map.of());
    }

    /** As a program of the CRM breaks off there. */
    static Reply brokenOff(String words) {
        return new Reply(500, "text/html", words, Map.of());
    }

    static Reply refused(String detail) {
        return new Reply(
                400,
                "application/vnd.api+json",
                "{\"errors\":{\"status\":400,\"title\":null,\"detail\":\"" + detail + "\"}}",
                Map.of());
    }
}
