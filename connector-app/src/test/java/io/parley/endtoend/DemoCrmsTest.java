package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo with each of the CRMs beside Salesforce, as somebody sees it who opens its pages. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoCrmsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CASE = Pattern.compile("/rep/(case|Cases|ServiceRequest)/[0-9A-Za-z-]+");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"suitecrm, reply, title=", "sugarcrm, note, portal=on", "oracle-crm-on-demand, note, title="})
    void a_post_becomes_a_case_and_the_answer_of_its_rep_stands_on_the_square(
            String crm, String action, String forTheCustomer) throws IOException {
        int port = firstOfThreeFreePorts();
        try (Demo demo = new Demo(folder, port, "--crm", crm)) {
            String rep = "http://127.0.0.1:" + (port + 1);
            String square = "http://127.0.0.1:" + (port + 2) + "/";
            String page = await("a case; " + folder)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> link(get(rep + "/rep")), link -> !link.isEmpty());

            post(rep + page + '/' + action, "text=" + encoded("A new seal is on its way.") + '&' + forTheCustomer);

            await("the answer on the square; " + folder)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> get(square).contains("A new seal is on its way."));
            await("the rep is told; " + folder).atMost(Duration.ofSeconds(60)).until(() -> get(rep + page)
                    .contains("Published"));
            assertThat(get(square).split("A new seal is on its way.", -1)).hasSize(2);
        }
    }

    private static String link(String page) {
        Matcher matcher = CASE.matcher(page);
        return matcher.find() ? matcher.group() : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static void post(String url, String form) throws IOException {
        send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static int firstOfThreeFreePorts() throws IOException {
        for (int port = 22_000; port < 60_000; port += 7) {
            if (free(port) && free(port + 1) && free(port + 2)) {
                return port;
            }
        }
        throw new IOException("no three free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
