package io.parley.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of the scripts that start a real server, and stops that server again, at the latest when the JVM ends. */
final class ServerScript implements AutoCloseable {

    /** A first start downloads and installs; on a slow line that takes minutes. */
    private static final long MINUTES = 8;

    private static final String FOLDER = "routes/src/test/real-servers";

    private final Path script;
    private final Path work;
    private final JsonNode facts;
    private final Thread atExit;

    private ServerScript(Path script, Path work, JsonNode facts) {
        this.script = script;
        this.work = work;
        this.facts = facts;
        this.atExit = new Thread(this::stop, "stop " + script.getFileName());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the server of a script of the project, found by walking up from the current folder: a test runs in its
     * module's folder or in the project's root.
     */
    static ServerScript start(String name, Path work) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path script = folder.resolve(FOLDER).resolve(name);
            if (Files.isRegularFile(script)) {
                return start(script, work);
            }
        }
        throw new IllegalStateException(FOLDER + "/" + name + " is neither in " + here + " nor above it");
    }

    static ServerScript start(Path script, Path work) {
        String line = run(script, "start", work);
        try {
            return new ServerScript(script, work, new ObjectMapper().readTree(line));
        } catch (IOException e) {
            throw new IllegalStateException(script.getFileName() + " printed no JSON but: " + line, e);
        }
    }

    /** What the script printed about the running server. */
    JsonNode facts() {
        return facts;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        run(script, "stop", work);
    }

    /** The script's standard output; an exception with its last word when it fails. */
    private static String run(Path script, String verb, Path work) {
        String name = script.getFileName().toString();
        try {
            Path out = Files.createTempFile("real-server", ".out");
            Path err = Files.createTempFile("real-server", ".err");
            try {
                int code = await(List.of("bash", script.toString(), verb, work.toString()), out, err);
                if (code != 0) {
                    throw new IllegalStateException(lastLine(err, name + " " + verb + " ended with " + code));
                }
                return Files.readString(out).strip();
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " couldn't be run: " + e.getMessage(), e);
        }
    }

    private static int await(List<String> command, Path out, Path err) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IOException("not done after " + MINUTES + " minutes; last: " + lastLine(err, "nothing"));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String lastLine(Path file, String otherwise) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .reduce((former, latter) -> latter)
                .orElse(otherwise);
    }
}
