package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.model.Outcome;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginTest {

    private final SalesforceLab lab = new SalesforceLab();

    @TempDir
    Path files;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void twenty_calls_that_meet_the_end_of_a_session_log_in_once() throws Exception {
        Crm crm = lab.crm();
        crm.replies(Cursor.START, 1);
        long before = lab.logins();
        lab.salesforce.expireTokens();

        List<Throwable> failures = together(20, () -> crm.replies(Cursor.START, 1));

        assertThat(failures).isEmpty();
        assertThat(lab.logins()).isEqualTo(before + 1);
    }

    @Test
    void twenty_first_calls_log_in_once() throws Exception {
        Crm crm = lab.crm();

        assertThat(together(20, () -> crm.replies(Cursor.START, 1))).isEmpty();

        assertThat(lab.logins()).isEqualTo(1);
    }

    @Test
    void those_that_wait_for_a_login_share_its_failure() throws Exception {
        try (Crm stranger = lab.stranger()) {
            List<Throwable> failures = together(20, () -> stranger.replies(Cursor.START, 1));

            assertThat(failures).hasSize(20);
            assertThat(lab.logins()).isLessThan(20);
        }
    }

    private static List<Throwable> together(int threads, Runnable call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(pool.submit(() -> {
                start.await();
                call.run();
                return null;
            }));
        }
        start.countDown();
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> one : calls) {
            try {
                one.get(60, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException failed) {
                failures.add(failed.getCause());
            }
        }
        pool.shutdown();
        return failures;
    }

    @Test
    void a_key_logs_in_whichever_way_it_is_kept() throws Exception {
        KeyPair pair = pair();
        lab.salesforce.registerKey(pair.getPublic());
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        // The key inside PKCS#8 begins behind 26 bytes of header, for keys of this size.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        logsIn(Map.of("key-file", pem("PRIVATE KEY", pkcs8)));
        logsIn(Map.of("key-file", pem("RSA PRIVATE KEY", pkcs1)));
        logsIn(Map.of("key-file", pem("ENCRYPTED PRIVATE KEY", encrypted(pkcs8)), "key-password", "sesame-canary"));
    }

    @Test
    void a_keystore_logs_in() throws Exception {
        Path store = files.resolve("parley.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "parley",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=parley",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "sesame-canary")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        java.security.KeyStore read = java.security.KeyStore.getInstance(store.toFile(), "sesame-canary".toCharArray());
        lab.salesforce.registerKey(read.getCertificate("parley").getPublicKey());

        logsIn(Map.of("key-file", store.toString(), "key-password", "sesame-canary"));
    }

    private void logsIn(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("login-url", lab.salesforce.url().toString());
        all.put("client-id", SalesforceSandbox.CLIENT_ID);
        all.put("user", SalesforceSandbox.USERNAME);
        try (Crm crm = new SalesforceType().open("crm", all)) {
            assertThat(crm.replies(Cursor.START, 1).replies()).isEmpty();
            assertThat(crm.toString()).doesNotContain("canary");
        }
        assertThat(lab.logged()).doesNotContain("canary");
    }

    @Test
    void a_key_that_salesforce_does_not_know_is_refused_in_its_words() throws Exception {
        Map<String, String> options = new HashMap<>(Map.of(
                "login-url",
                lab.salesforce.url().toString(),
                "client-id",
                SalesforceSandbox.CLIENT_ID,
                "user",
                SalesforceSandbox.USERNAME,
                "key-file",
                pem("PRIVATE KEY", pair().getPrivate().getEncoded())));
        try (Crm crm = new SalesforceType().open("crm", options)) {
            assertThat(crm.deliver(List.of(Samples.newCase("1", "alice", "Hi"))))
                    .singleElement()
                    .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.reason())
                            .contains("invalid assertion"));
        }
    }

    @Test
    void an_address_where_nobody_is_makes_it_try_again() {
        try (Crm crm = lab.open(Map.of("login-url", "http://127.0.0.1:9"))) {
            assertThat(crm.deliver(List.of(Samples.newCase("1", "alice", "Hi"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void settings_that_do_not_fit_say_what_to_do() throws Exception {
        String key = pem("PRIVATE KEY", pair().getPrivate().getEncoded());
        refused(Map.of("client-secret", "s3cret-canary", "password", "x"), "Salesforce is ending it");
        refused(Map.of(), "no way to log in");
        refused(Map.of("key-file", key), "user is missing");
        refused(Map.of("key-file", key, "user", "u", "client-secret", "s3cret-canary"), "Leave one of them out");
        refused(Map.of("client-secret", "s3cret-canary", "user", "u"), "leave user out");
        refused(Map.of("client-secret", "s3cret-canary", "api-version", "62"), "not a version");
        refused(Map.of("client-secret", "s3cret-canary", "timeout", "soon"), "timeout");
        refused(Map.of("client-secret", "s3cret-canary", "login-url", "login"), "not a URL");
        Path certificate = Files.writeString(files.resolve("c.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        refused(Map.of("key-file", certificate.toString(), "user", "u"), "no private key");
        Path nonsense = Files.writeString(files.resolve("n.p12"), "nonsense");
        refused(Map.of("key-file", nonsense.toString(), "user", "u"), "can't be read");
    }

    private static void refused(Map<String, String> options, String words) {
        Map<String, String> all = new HashMap<>(options);
        all.put("client-id", "id");
        assertThatThrownBy(() -> new SalesforceType().open("crm", all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("canary");
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private String pem(String kind, byte[] der) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Path file = Files.createTempFile(files, "key", ".pem");
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
                .toString();
    }

    private static byte[] encrypted(byte[] pkcs8) throws Exception {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        SecretKey key =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("sesame-canary".toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        byte[] hidden = cipher.doFinal(pkcs8);
        // PKCS#8 by hand, RFC 5208: JDK 17 reads this, but can't write it.
        byte[] pbes2 = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 5, 0x0d};
        byte[] way = der(0x30, pbes2, cipher.getParameters().getEncoded());
        return der(0x30, way, der(4, hidden));
    }

    private static byte[] der(int tag, byte[]... parts) {
        java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x82);
        whole.write(content.size() >> 8);
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
