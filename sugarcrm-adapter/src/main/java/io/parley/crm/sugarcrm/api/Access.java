package io.parley.crm.sugarcrm.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one server, and as whom. Its text shows no secret.
 *
 * @param url of the CRM, without a slash at the end
 * @param clientId null where the dialect has none
 * @param user null where the client alone logs in
 * @param platform the word under which commercial Sugar keeps one token of a user; null where there is no such thing
 * @param apiVersion such as {@code 11_20}; null to find it out, or where there is but one
 * @param parallel how many calls may be under way at once
 * @param timeout how long to wait for an answer
 */
public record Access(
        String url,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String user,
        @Nullable String password,
        @Nullable String platform,
        @Nullable String apiVersion,
        int parallel,
        Duration timeout) {

    @Override
    public String toString() {
        return url + " as " + (user == null ? clientId : user);
    }

    /** A text of the server without our secrets in it: some answers repeat a wrong password in clear. */
    public String redact(String text) {
        String redacted = text;
        for (String secret : new String[] {password, clientSecret}) {
            if (secret != null && !secret.isEmpty()) {
                redacted = redacted.replace(secret, "…");
            }
        }
        return redacted;
    }
}
