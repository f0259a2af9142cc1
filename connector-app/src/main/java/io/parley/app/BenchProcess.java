package io.parley.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The stand-in of the CRM in its own process. */
final class BenchProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;
    private final OutputStream ask;
    private final String url;

    private BenchProcess(Process process) throws IOException {
        this.process = process;
        says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        ask = process.getOutputStream();
        url = says.readLine();
        if (url == null) {
            throw new IOException("the stand-in of the CRM did not start");
        }
    }

    static BenchProcess start(Duration latency) throws IOException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                BenchCrm.class.getName(),
                String.valueOf(latency.toMillis()));
        return new BenchProcess(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    String url() {
        return url;
    }

    /** Calls answered so far. */
    long calls() {
        return counts()[0];
    }

    /** Inbound messages that stand in the CRM. */
    long messages() {
        return counts()[1];
    }

    /** Cases that stand in the CRM. */
    long cases() {
        return counts()[2];
    }

    private synchronized long[] counts() {
        try {
            ask.write('?');
            ask.flush();
            return Arrays.stream(says.readLine().split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException gone) {
            throw new UncheckedIOException("the stand-in of the CRM is gone", gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
