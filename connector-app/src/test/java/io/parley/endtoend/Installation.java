package io.parley.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Parley as an admin installs it: a folder with parley.yaml and rules.yaml, and a process of its own. */
final class Installation implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final String PASSWORD = "canary-of-the-admin";

    final Path folder;
    final Path log;
    final int port = freePort();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;

    Installation(Path folder, String parleyYaml, String rulesYaml) {
        this.folder = folder;
        this.log = folder.resolve("parley.log");
        write("parley.yaml", parleyYaml.replace("{port}", String.valueOf(port)));
        write("rules.yaml", rulesYaml);
        environment.put("PARLEY_ADMIN_PASSWORD", PASSWORD);
    }

    Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void start() {
        startWith(List.of("run", "--config", "parley.yaml"));
    }

    void startWith(List<String> command) {
        process = spawn(command, Redirect.appendTo(log.toFile()));
    }

    /** Runs a command to its end and gives back its exit code; what it prints goes to the log. */
    int runs(String... command) {
        Process running = spawn(List.of(command), Redirect.appendTo(log.toFile()));
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("still running after a minute: " + String.join(" ", command));
            }
            return running.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What a command prints, on either output. */
    String output(String... command) {
        Path file = folder.resolve("output-" + System.nanoTime() + ".txt");
        Process running = spawn(List.of(command), Redirect.to(file.toFile()));
        waitFor(running);
        return read(file);
    }

    /** Everything that was logged so far. */
    String logged() {
        return read(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }

    private Process spawn(List<String> command, Redirect output) {
        List<String> line = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.parley.app.Parley"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void awaitReady() {
        await("ready; see " + log).atMost(Duration.ofSeconds(60)).until(() -> status("/health/ready") == 200);
    }

    int status(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notThere) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** As kill -9 does: no hook runs, nothing is flushed. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            waitFor(running);
        }
    }

    /** Lives on for that long, unless it ends by itself, which is an error. */
    void livesFor(Duration time) {
        Process running = process;
        try {
            if (running != null && running.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Parley ended by itself with " + running.exitValue() + "; see " + tail());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String tail() {
        String text = logged();
        return text.substring(Math.max(0, text.length() - 4000));
    }

    private static void waitFor(Process running) {
        try {
            running.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            waitFor(running);
        }
    }
}
