package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sandbox with a logged-in client that speaks v61. */
final class Org61 implements AutoCloseable {

    static final String BASE = "/services/data/v61.0";
    final SalesforceSandbox sandbox;
    final Http http;

    Org61() {
        this(SalesforceSandbox.Options.on(0, null));
    }

    Org61(SalesforceSandbox.Options options) {
        sandbox = SalesforceSandbox.start(options);
        http = new Http(sandbox.url(), login());
    }

    String login() {
        return new Http(sandbox.url(), null)
                .post(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret="
                                + SalesforceSandbox.CLIENT_SECRET)
                .json()
                .path("access_token")
                .asText();
    }

    Http.Reply create(String object, Map<String, ?> fields) {
        return http.post(BASE + "/sobjects/" + object, fields);
    }

    String created(String object, Map<String, ?> fields) {
        return create(object, fields).json().path("id").asText();
    }

    Http.Reply upsert(String object, String key, String value, Map<String, ?> fields) {
        return http.patch(BASE + "/sobjects/" + object + "/" + key + "/" + encode(value), fields);
    }

    /** Upserts records of one object by an external id in one call. */
    Http.Reply upsertAll(String object, String key, boolean allOrNone, List<Map<String, Object>> records) {
        return http.patch(
                BASE + "/composite/sobjects/" + object + "/" + key,
                Map.of("allOrNone", allOrNone, "records", typed(object, records)));
    }

    static List<Map<String, Object>> typed(String object, List<Map<String, Object>> records) {
        return records.stream()
                .map(fields -> {
                    Map<String, Object> typed = new HashMap<>(fields);
                    typed.put("attributes", Map.of("type", object));
                    return typed;
                })
                .toList();
    }

    Http.Reply query(String soql, String... headers) {
        return http.get(BASE + "/query?q=" + encode(soql), headers);
    }

    /** The first column of each record found. */
    List<String> column(String field, String soql) {
        return query(soql).json().path("records").findValuesAsText(field);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String code(Http.Reply reply) {
        return reply.json().path(0).path("errorCode").asText();
    }

    static List<String> fields(Http.Reply reply) {
        JsonNode fields = reply.json().path(0).path("fields");
        return io.parley.sandbox.Json.MAPPER.convertValue(
                fields, new com.fasterxml.jackson.core.type.TypeReference<List<String>>() {});
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
