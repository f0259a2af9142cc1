package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of rest.php as anybody may make them, with nothing of the adapter's care. */
final class Bare {

    private final URI url;
    private String session = "";

    Bare(URI url) {
        this.url = URI.create(url + "/service/v4_1/rest.php");
    }

    /** An answer as it came. */
    record Told(int status, String body) {
        JsonNode json() {
            return Json.tree(body);
        }
    }

    /** Logs in; returns the session. */
    String login(String user, String md5) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("user_auth", Map.of("user_name", user, "password", md5));
        arguments.put("application", "test");
        session = send("login", Json.write(arguments)).json().path("id").asText();
        return session;
    }

    /** Names and values in turn, after the session. */
    Told call(String method, Object... arguments) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("session", session);
        for (int i = 0; i < arguments.length; i += 2) {
            all.put((String) arguments[i], arguments[i + 1]);
        }
        return send(method, Json.write(all));
    }

    /** A record by set_entry, values as a map of names. */
    Told set(String module, Map<String, Object> values) {
        List<Map<String, Object>> pairs = values.entrySet().stream()
                .map(one -> Values.pair(one.getKey(), one.getValue()))
                .toList();
        return call("set_entry", "module_name", module, "name_value_list", pairs);
    }

    JsonNode entry(String module, String id, String... fields) {
        return call(
                        "get_entry",
                        "module_name",
                        module,
                        "id",
                        id,
                        "select_fields",
                        List.of(fields),
                        "link_name_to_fields_array",
                        List.of())
                .json()
                .path("entry_list")
                .path(0)
                .path("name_value_list");
    }

    Told send(String method, String data) {
        String body = "method=" + method + "&input_type=JSON&response_type=JSON&rest_data="
                + URLEncoder.encode(data, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Told(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
