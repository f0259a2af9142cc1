package io.parley.crm.sugarcrm.v8;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about the words with which SuiteCRM refuses a login. */
final class LoginAdvice {

    private static final String OTHERWISE =
            "Compare client-id, client-secret, user and password with the CRM, then run `parley check`.";

    private static final Map<String, String> BY_WORDS = new LinkedHashMap<>();

    static {
        BY_WORDS.put("password is invalid", "Set password to the one that user has in the CRM.");
        BY_WORDS.put("No user found", "Set user to the user name of an active user of the CRM.");
        BY_WORDS.put(
                "OAuth2Clients module",
                "Set client-id to the id of a client in Admin > OAuth2 Clients and Tokens: the long one in the address of"
                        + " its page, not its name.");
        BY_WORDS.put(
                "Client authentication failed",
                "Set client-secret to the secret of the client in Admin > OAuth2 Clients and Tokens. A client of the"
                        + " password grant needs user and password, one of client credentials must have neither.");
        BY_WORDS.put(
                "parse your key",
                "Generate the OAuth2 keys of the CRM anew, in Api/V8/OAuth2, readable by the web server alone.");
        BY_WORDS.put(
                "key path",
                "Generate the OAuth2 keys of the CRM in Api/V8/OAuth2 (public.key and private.key), readable by the web"
                        + " server alone.");
    }

    private LoginAdvice() {}

    static String of(String words) {
        return BY_WORDS.entrySet().stream()
                .filter(advice -> words.contains(advice.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHERWISE);
    }
}
