package io.parley.crm.salesforce.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What to do about the words with which Salesforce refuses a login. */
final class LoginAdvice {

    private static final String OTHERWISE =
            "Check the external client app, the integration user and the login settings of this CRM, then run `parley check`.";

    private static final Map<String, String> BY_WORDS = new LinkedHashMap<>();

    static {
        BY_WORDS.put(
                "hasn't approved",
                "In the external client app, under Policies, let admin approved users use it, and add a permission set"
                        + " that the integration user has. The same is said when user in parley.yaml is not a user of"
                        + " the org at login-url.");
        BY_WORDS.put(
                "admin approved",
                "In the external client app, under Policies, add a permission set that the integration user has.");
        BY_WORDS.put(
                "audience",
                "Set login-url to https://login.salesforce.com, to https://test.salesforce.com for a sandbox org, or set"
                        + " audience to that one of the two which fits, when login-url is a My Domain.");
        BY_WORDS.put(
                "assertion",
                "Upload the certificate that belongs to key-file in the external client app, see that it has not expired"
                        + " (openssl x509 -enddate -noout -in parley-cert.pem), and that this machine's clock is right.");
        BY_WORDS.put(
                "no client credentials user",
                "In the external client app, under Policies, Client Credentials Flow, choose the user to run as.");
        BY_WORDS.put(
                "not supported on this domain",
                "Set login-url to the org's My Domain, such as https://acme.my.salesforce.com: client credentials don't"
                        + " work at the common login page.");
        BY_WORDS.put(
                "inactive user", "Activate the integration user in Setup, Users, or name another one in parley.yaml.");
        BY_WORDS.put("client identifier", "Set client-id to the consumer key of the external client app.");
        BY_WORDS.put(
                "invalid client credentials", "Set client-secret to the consumer secret of the external client app.");
        BY_WORDS.put(
                "grant type not supported",
                "In the external client app, enable the JWT Bearer Flow (key-file) or the Client Credentials Flow"
                        + " (client-secret).");
        BY_WORDS.put("no valid scopes", "Give the external client app the scope Manage user data via APIs (api).");
    }

    /** For words that are not among these: what OAuth's own code says. */
    static final Map<String, String> BY_CODE = new LinkedHashMap<>();

    static {
        BY_CODE.put(
                "unsupported_grant_type",
                "Switch on the JWT bearer flow (for key-file) or the client credentials flow (for client-secret) in the"
                        + " external client app.");
        BY_CODE.put(
                "invalid_client",
                "Compare client-id and client-secret with the consumer key and secret of the external client app; a new"
                        + " app takes some minutes to be known.");
        BY_CODE.put(
                "invalid_grant",
                "Pre-authorise the integration user in the policies of the external client app, and compare user,"
                        + " key-file with the app's certificate, and login-url (or audience) with the kind of org."
                        + " With client-secret, name a user to run as in the app.");
    }

    private LoginAdvice() {}

    static String of(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return Stream.concat(BY_WORDS.entrySet().stream(), BY_CODE.entrySet().stream())
                .filter(advice -> lower.contains(advice.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHERWISE);
    }
}
