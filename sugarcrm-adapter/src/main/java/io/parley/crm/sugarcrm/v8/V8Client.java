package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of V8 at a time, under a token of its own: fetched at the first call, and again when it has ended, once
 * however many calls meet the end together. A login that was refused is not tried again at once.
 */
final class V8Client {

    /** SuiteCRM 7 and 8. */
    private static final List<String> BASES = List.of("/Api", "/legacy/Api");

    /** How long a refused login stands for the next ones: some CRMs lock a user out after a few. */
    private static final long REFUSED_FOR = Duration.ofSeconds(10).toNanos();

    private static final String JSON = "application/vnd.api+json";

    private final Access access;
    private final Http http;
    private final Errors errors;
    private final LongSupplier nanos;
    private final Object signingIn = new Object();
    private volatile @Nullable Token token;
    private volatile @Nullable String base;
    private Outcome.@Nullable Failure refused;
    private long refusedAt;

    /** @param renewal null where the grant gives none */
    private record Token(String access, @Nullable String renewal) {}

    V8Client(Access access, LongSupplier nanos) {
        this.access = access;
        this.http = new Http(access);
        this.errors = new Errors(access);
        this.nanos = nanos;
    }

    Errors errors() {
        return errors;
    }

    /**
     * Sends a call.
     *
     * @param path from V8 on, with its query
     * @throws CrmFailure when there is no answer, or no login
     */
    Http.Answer call(String method, String path, @Nullable JsonNode body) {
        Token used = token();
        Http.Answer answer = send(used, method, path, body);
        return answer.status() == 401 ? send(renewed(used), method, path, body) : answer;
    }

    private Http.Answer send(Token used, String method, String path, @Nullable JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + used.access());
        headers.put("Accept", JSON);
        if (body != null) {
            headers.put("Content-Type", JSON);
        }
        return http.send(method, base + "/V8" + path, headers, body == null ? null : body.toString());
    }

    private Token token() {
        Token known = token;
        return known != null ? known : renewed(null);
    }

    /** @param ended the token that was found to have ended; whoever comes second takes what the first one got */
    private Token renewed(@Nullable Token ended) {
        synchronized (signingIn) {
            Token known = token;
            if (known != null && known != ended) {
                return known;
            }
            if (refused != null && nanos.getAsLong() - refusedAt < REFUSED_FOR) {
                throw new CrmFailure(refused, null);
            }
            Token fresh = ended == null || ended.renewal() == null ? null : byRenewal(ended.renewal());
            token = fresh != null ? fresh : login();
            return Objects.requireNonNull(token);
        }
    }

    /** Nothing when the CRM no longer takes it: then a login is due. */
    private @Nullable Token byRenewal(String renewal) {
        Map<String, String> form = client("refresh_token");
        form.put("refresh_token", renewal);
        Http.Answer answer = post(Objects.requireNonNull(base), form);
        if (answer.status() == 429 || answer.status() == 502 || answer.status() == 503 || answer.status() == 504) {
            throw new CrmFailure(errors.login(answer), null);
        }
        return token(answer);
    }

    private Token login() {
        Map<String, String> form = client(access.user() == null ? "client_credentials" : "password");
        if (access.user() != null) {
            form.put("username", access.user());
            form.put("password", Objects.requireNonNullElse(access.password(), ""));
        }
        String known = base;
        Http.Answer answer = null;
        for (String candidate : known == null ? BASES : List.of(known)) {
            answer = post(candidate, form);
            if (!isElsewhere(answer)) {
                base = candidate;
                break;
            }
        }
        Token granted = token(Objects.requireNonNull(answer));
        if (granted == null) {
            Outcome.Failure failure = isElsewhere(answer) ? errors.noApi(answer) : errors.login(answer);
            if (failure instanceof Outcome.Blocked) {
                refused = failure;
                refusedAt = nanos.getAsLong();
            }
            throw new CrmFailure(failure, null);
        }
        refused = null;
        return granted;
    }

    private Map<String, String> client(String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        form.put("client_id", Objects.requireNonNullElse(access.clientId(), ""));
        form.put("client_secret", Objects.requireNonNullElse(access.clientSecret(), ""));
        return form;
    }

    private Http.Answer post(String at, Map<String, String> form) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "application/json");
        return http.send("POST", at + "/access_token", headers, Json.write(form));
    }

    /** A page of somebody else: the API is not there. */
    private static boolean isElsewhere(Http.Answer answer) {
        JsonNode json = Errors.json(answer.body());
        return answer.status() < 429 && !json.has("access_token") && !json.has("error");
    }

    private static @Nullable Token token(Http.Answer answer) {
        JsonNode json = Errors.json(answer.body());
        String granted = json.path("access_token").asText("");
        if (answer.status() != 200 || granted.isEmpty()) {
            return null;
        }
        return new Token(
                granted,
                json.hasNonNull("refresh_token") ? json.path("refresh_token").asText() : null);
    }
}
