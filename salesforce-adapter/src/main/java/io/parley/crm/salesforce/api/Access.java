package io.parley.crm.salesforce.api;

import io.parley.model.Option;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one Salesforce org, and as whom. Its text shows no secret.
 *
 * @param loginUrl without a slash at the end
 * @param apiVersion such as {@code 62.0}
 * @param timeout how long to wait for an answer
 */
public record Access(String loginUrl, String clientId, Login login, String apiVersion, Duration timeout) {

    /** How to prove who we are. */
    public sealed interface Login permits Jwt, ClientSecret {}

    /** A signed assertion for a user; the keystore has exactly one key. */
    public record Jwt(String user, String audience, KeyStore key, String password) implements Login {
        @Override
        public String toString() {
            return "JWT for " + user;
        }
    }

    /** The client credentials flow; the org's external client app names the user. */
    public record ClientSecret(String secret) implements Login {
        @Override
        public String toString() {
            return "client credentials";
        }
    }

    /** @throws IllegalArgumentException when the options don't fit together, with what to do */
    public static Access of(Map<String, String> options) {
        return new Access(
                loginUrl(options),
                needed(options, "client-id", "It is the consumer key of the external client app."),
                login(options),
                version(options),
                timeout(options));
    }

    private static Login login(Map<String, String> options) {
        if (optional(options, "password") != null) {
            throw new IllegalArgumentException("password: logging in with a user name and password is not supported,"
                    + " since Salesforce is ending it. Use key-file and user, or client-secret.");
        }
        String file = optional(options, "key-file");
        String secret = optional(options, "client-secret");
        if (file != null && secret != null) {
            throw new IllegalArgumentException(
                    "key-file and client-secret are two ways to log in. Leave one of them out.");
        }
        if (file != null) {
            String user = needed(options, "user", "It is the integration user that key-file logs in.");
            String audience = optional(options, "audience");
            String password = text(options, "key-password");
            KeyStore key = SigningKey.read(Path.of(file), password);
            return new Jwt(user, audience == null ? loginUrl(options) : audience, key, password);
        }
        if (secret == null) {
            throw new IllegalArgumentException(
                    "There is no way to log in. Set key-file and user (a signed assertion), or"
                            + " client-secret (client credentials).");
        }
        if (optional(options, "user") != null) {
            throw new IllegalArgumentException("user belongs to key-file. With client-secret the external client app"
                    + " names the user it runs as: leave user out.");
        }
        return new ClientSecret(secret);
    }

    private static String loginUrl(Map<String, String> options) {
        String url = text(options, "login-url");
        if (!Option.isUrl(url)) {
            throw new IllegalArgumentException("login-url is not a URL. Write it like https://login.salesforce.com.");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String version(Map<String, String> options) {
        String version = text(options, "api-version");
        if (!version.matches("\\d{2,3}\\.0")) {
            throw new IllegalArgumentException("api-version '" + version + "' is not a version such as 62.0.");
        }
        return version;
    }

    private static Duration timeout(Map<String, String> options) {
        try {
            return Option.duration(text(options, "timeout"));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("timeout: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static String needed(Map<String, String> options, String name, String why) {
        String value = optional(options, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing. " + why);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String text(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null ? "" : value;
    }
}
