package io.parley.app;

import io.parley.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the durable path beside a bare Camel route, in one run, into the same stand-in of a CRM. */
@Command(
        name = "bench",
        description = {
            "Measures mentions from intake to the CRM: durable Parley beside a bare Camel route, in one run.",
            "The CRM is a stand-in in a process of its own, so that its work is not counted."
        },
        footer = {"", "Example:", "  parley bench --mentions 20000 --latency 50"},
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--mentions", defaultValue = "20000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int mentions;

    @Option(
            names = "--latency",
            split = ",",
            defaultValue = "0,50",
            description =
                    "How many milliseconds the CRM takes to answer; several with commas. Default: ${DEFAULT-VALUE}.")
    private List<Integer> latencies = List.of();

    @Option(
            names = "--store",
            paramLabel = "JDBC-URL",
            description = "Measure on this PostgreSQL, too. Its user and password stand in the URL.")
    private @Nullable String postgres;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<BenchResult> results = new ArrayList<>();
        for (int latency : latencies) {
            Duration answers = Duration.ofMillis(latency);
            progress("bare Camel route, CRM answers in " + latency + " ms");
            results.add(measure("bare Camel route", answers, new BenchBare(fewer(latency))));
            progress("Parley on H2, CRM answers in " + latency + " ms");
            Path folder = Files.createTempDirectory("parley-bench");
            results.add(measure(
                    "Parley, H2", answers, new BenchDurable("jdbc:h2:file:" + folder.resolve("store"), mentions)));
            delete(folder);
            if (postgres != null) {
                progress("Parley on PostgreSQL, CRM answers in " + latency + " ms");
                results.add(measure("Parley, PostgreSQL", answers, new BenchDurable(postgres, mentions)));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.write(results) + '\n' : BenchResult.table(results));
        out.flush();
        return ExitCode.OK;
    }

    /** The bare route makes a call for each mention: fewer of them measure as well, and sooner. */
    private int fewer(int latency) {
        return latency == 0 ? mentions / 4 : Math.max(500, mentions / 20);
    }

    private BenchResult measure(String name, Duration latency, BenchRun run) throws IOException {
        try (BenchProcess crm = BenchProcess.start(latency)) {
            return run.run(name, latency, crm);
        }
    }

    private void progress(String what) {
        spec.commandLine().getErr().println("measuring: " + what);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
