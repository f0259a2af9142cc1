package io.parley.crm.sugarcrm;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The screens of a real SuiteCRM, as somebody sees them who logged in by hand. */
final class LiveScreen {

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    LiveScreen(String url, String user, String password) {
        page(url + "/index.php?module=Users&action=Login");
        Map<String, String> form = Map.of(
                "user_name", user,
                "username_password", password,
                "module", "Users",
                "action", "Authenticate",
                "return_module", "Users",
                "return_action", "Login");
        HttpResponse<String> first = post(url, "Authenticate", form);
        if (first.uri().toString().contains("action=Wizard")) {
            // A user who never logged in is shown nothing else until the time zone is told.
            post(url, "SaveTimezone", Map.of("module", "Users", "action", "SaveTimezone", "timezone", "UTC"));
        }
    }

    /** SuiteCRM takes a form only from a page of its own. */
    private HttpResponse<String> post(String url, String action, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(url + "/index.php?module=Users&action=" + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", url + "/index.php?module=Users&action=Wizard")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build());
    }

    String page(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET().build()).body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
