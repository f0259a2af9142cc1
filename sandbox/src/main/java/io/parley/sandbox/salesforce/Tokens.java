package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.pubsub.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** OAuth: JWT bearer and client credentials; the user name and password flow is refused as in new orgs. */
final class Tokens implements Sessions {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final long LONGEST_ASSERTION = 300;

    private final Clock clock;
    private final Supplier<String> url;
    private final Map<String, String> userByName;
    private final String orgId;
    private final Setup setup;
    private final List<PublicKey> keys = new CopyOnWriteArrayList<>();
    private final Map<String, String> userByToken = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    Tokens(Clock clock, Supplier<String> url, String orgId, Map<String, String> userByName, Setup setup) {
        this.clock = clock;
        this.url = url;
        this.orgId = orgId;
        this.userByName = userByName;
        this.setup = setup;
    }

    private static final class Refused extends RuntimeException {
        private final String error;

        Refused(String error, String description) {
            super(description, null, false, false);
            this.error = error;
        }
    }

    void accept(PublicKey key) {
        keys.add(key);
    }

    void expireAll() {
        userByToken.clear();
    }

    void expire(@Nullable String authorization) {
        userByToken.remove(token(authorization));
    }

    /** The user a session belongs to, null when it is not valid. */
    @Override
    public @Nullable String user(@Nullable String authorization) {
        return userByToken.get(token(authorization));
    }

    @Override
    public String org() {
        return orgId;
    }

    @Override
    public String instance() {
        return url.get();
    }

    private static String token(@Nullable String authorization) {
        return authorization == null ? "" : authorization.replaceFirst("(?i)^(Bearer|OAuth) +", "");
    }

    Answer answer(Call call) {
        if (call.path().endsWith("/revoke")) {
            expire(call.form().getOrDefault("token", Objects.requireNonNullElse(call.param("token"), "")));
            return Answer.empty(200);
        }
        try {
            if (!call.path().endsWith("/token") || !call.method().equals("POST")) {
                throw new Refused("invalid_request", "must use HTTP POST");
            }
            Map<String, String> form = call.form();
            String grant = form.getOrDefault("grant_type", "");
            String user =
                    switch (grant) {
                        case JWT_BEARER -> assertion(form.getOrDefault("assertion", ""));
                        case "client_credentials" -> client(call, form);
                        default -> throw new Refused("unsupported_grant_type", "grant type not supported");
                    };
            if (setup.login() != Setup.Login.OPEN) {
                throw new Refused(setup.login().error, setup.login().words);
            }
            return Answer.json(200, grant(user));
        } catch (Refused refused) {
            return Answer.json(
                    400, Map.of("error", refused.error, "error_description", String.valueOf(refused.getMessage())));
        }
    }

    private String client(Call call, Map<String, String> form) {
        String id = form.getOrDefault("client_id", "");
        String secret = form.getOrDefault("client_secret", "");
        String basic = call.header("Authorization");
        if (basic != null && basic.startsWith("Basic ")) {
            String pair = new String(decode(basic.substring(6).strip()), StandardCharsets.UTF_8);
            id = pair.substring(0, Math.max(0, pair.indexOf(':')));
            secret = pair.substring(pair.indexOf(':') + 1);
        }
        if (!id.equals(SalesforceSandbox.CLIENT_ID)) {
            throw new Refused("invalid_client_id", "client identifier invalid");
        }
        if (!secret.equals(SalesforceSandbox.CLIENT_SECRET)) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
        return Objects.requireNonNull(userByName.get(SalesforceSandbox.USERNAME));
    }

    private String assertion(String jwt) {
        String[] parts = jwt.split("\\.");
        if (parts.length != 3 || !signed(parts)) {
            throw new Refused("invalid_grant", "invalid assertion");
        }
        JsonNode claims = read(parts[1]);
        if (!claims.path("iss").asText().equals(SalesforceSandbox.CLIENT_ID)) {
            throw new Refused("invalid_client_id", "client identifier invalid");
        }
        Set<String> audiences = Set.of(url.get(), "https://login.salesforce.com", "https://test.salesforce.com");
        if (!audiences.contains(claims.path("aud").asText().replaceFirst("/$", ""))) {
            throw new Refused("invalid_grant", "audience is invalid");
        }
        long left = claims.path("exp").asLong() - clock.instant().getEpochSecond();
        if (left <= 0 || left > LONGEST_ASSERTION + 60) {
            throw new Refused("invalid_grant", "expired or too long-lived assertion");
        }
        String user = userByName.get(claims.path("sub").asText());
        if (user == null) {
            throw new Refused("invalid_grant", "user hasn't approved this consumer");
        }
        return user;
    }

    private boolean signed(String[] parts) {
        if (!read(parts[0]).path("alg").asText().equals("RS256")) {
            return false;
        }
        byte[] text = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return keys.stream().anyMatch(key -> verifies(key, text, decode(parts[2])));
    }

    private static boolean verifies(PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private static JsonNode read(String part) {
        try {
            return Json.read(new String(decode(part), StandardCharsets.UTF_8));
        } catch (java.io.UncheckedIOException malformed) {
            throw new Refused("invalid_grant", "invalid assertion");
        }
    }

    /** Base64 in either alphabet, with or without padding: camel-salesforce pads. */
    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder()
                    .decode(text.replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /** The address that says who a user is. */
    String identity(String user) {
        return url.get() + "/id/" + orgId + "/" + user;
    }

    private Map<String, Object> grant(String user) {
        byte[] secret = new byte[48];
        random.nextBytes(secret);
        String token = orgId.substring(0, 15) + "!"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        userByToken.put(token, user);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("instance_url", url.get());
        answer.put("id", identity(user));
        answer.put("token_type", "Bearer");
        answer.put("scope", "api");
        answer.put("issued_at", String.valueOf(clock.millis()));
        answer.put("signature", Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(secret, 32)));
        return answer;
    }
}
