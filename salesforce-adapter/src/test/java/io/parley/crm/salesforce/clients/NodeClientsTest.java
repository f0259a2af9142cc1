package io.parley.crm.salesforce.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tests of {@code salesforce-adapter/clients}, which are written in JavaScript because their clients are: each
 * becomes one test here, as it ends. Needs Node 20 and {@code npm ci} in that folder.
 */
@Tag("clients")
@DisplayName("clients in Node")
class NodeClientsTest {

    private static final String TLS_PASSWORD = "only for this run";
    private static final Path FOLDER = Path.of("clients").toAbsolutePath();

    private final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);
    private final AtomicInteger passed = new AtomicInteger();

    @TempDir
    Path files;

    @AfterEach
    void close() {
        salesforce.close();
    }

    @TestFactory
    Stream<DynamicTest> drive_the_stand_in() throws Exception {
        assertThat(FOLDER.resolve("node_modules"))
                .as("the clients are not installed: run npm ci in salesforce-adapter/clients")
                .isDirectory();
        File complaints = files.resolve("stderr.txt").toFile();
        Process node = start(complaints);
        BufferedReader lines = node.inputReader(StandardCharsets.UTF_8);
        Stream<DynamicTest> tests =
                lines.lines().filter(line -> line.startsWith("{")).map(line -> told(Json.read(line)));
        return Stream.concat(
                tests, Stream.of(dynamicTest("every file was run to its end", () -> ended(node, complaints))));
    }

    private DynamicTest told(JsonNode test) {
        boolean ok = test.path("passed").asBoolean();
        passed.addAndGet(ok ? 1 : 0);
        String name = test.path("file").asText().replace(".test.mjs", "") + ": "
                + test.path("name").asText();
        return dynamicTest(name, () -> {
            System.out.println((ok ? "passed  " : "FAILED  ") + name);
            assertThat(ok).as(name + ": " + test.path("reason").asText()).isTrue();
        });
    }

    private void ended(Process node, File complaints) throws Exception {
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).as("node has ended").isTrue();
        String said = Files.readString(complaints.toPath());
        assertThat(node.exitValue()).as("exit code; node said: " + said).isZero();
        assertThat(passed.get()).as("tests that passed; node said: " + said).isPositive();
    }

    private Process start(File complaints) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", "--test", "--test-timeout=120000", "--test-reporter=./reporter.mjs"));
        try (Stream<Path> all = Files.list(FOLDER.resolve("test"))) {
            all.filter(file -> file.toString().endsWith(".test.mjs"))
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectError(complaints);
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        salesforce.registerKey(pair.getPublic());
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        Path file = Files.writeString(
                files.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        return Map.of(
                "SALESFORCE_URL",
                salesforce.url().toString(),
                "SALESFORCE_CLIENT_ID",
                SalesforceSandbox.CLIENT_ID,
                "SALESFORCE_CLIENT_SECRET",
                SalesforceSandbox.CLIENT_SECRET,
                "SALESFORCE_USER",
                SalesforceSandbox.USERNAME,
                "SALESFORCE_KEY_FILE",
                file.toString(),
                "SALESFORCE_PUBSUB_PORT",
                String.valueOf(salesforce.pubSub().port()),
                "SALESFORCE_TLS_STORE",
                tlsStore().toString(),
                "SALESFORCE_TLS_PASSWORD",
                TLS_PASSWORD);
    }

    /** A certificate for 127.0.0.1 that nobody trusts. */
    private Path tlsStore() throws IOException, InterruptedException {
        Path store = files.resolve("tls.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        TLS_PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return store;
    }
}
