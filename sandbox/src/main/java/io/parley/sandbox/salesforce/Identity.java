package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is logged in: /id/org/user, the address that a token comes with, and OpenID's /services/oauth2/userinfo. */
final class Identity {

    private final Org org;
    private final Tokens tokens;
    private final String orgId;

    Identity(Org org, Tokens tokens, String orgId) {
        this.org = org;
        this.tokens = tokens;
        this.orgId = orgId;
    }

    static boolean means(Call call) {
        return call.path().startsWith("/id/") || call.path().equals("/services/oauth2/userinfo");
    }

    Answer answer(Call call) {
        String header = call.header("Authorization");
        String user = tokens.user(header == null ? call.param("oauth_token") : header);
        List<String> path = call.parts();
        boolean own = path.get(0).equals("services") || path.equals(List.of("id", orgId, String.valueOf(user)));
        if (user == null || !own) {
            // The identity service answers in plain text, and 403 where the REST API says 401.
            return Answer.of(403, "text/html;charset=UTF-8", user == null ? "Bad_OAuth_Token" : "Wrong_Org");
        }
        return Answer.json(200, told(Objects.requireNonNull(org.table("User").find(user))));
    }

    private Map<String, Object> told(Row user) {
        Map<String, Object> told = new LinkedHashMap<>();
        String id = tokens.identity(user.id());
        told.put("id", id);
        told.put("sub", id);
        told.put("user_id", user.id());
        told.put("organization_id", orgId);
        told.put("username", user.text("Username"));
        told.put("preferred_username", user.text("Username"));
        told.put("display_name", user.text("Name"));
        told.put("name", user.text("Name"));
        told.put("email", user.text("Email"));
        told.put("active", user.get("IsActive"));
        told.put("user_type", "STANDARD");
        return told;
    }
}
