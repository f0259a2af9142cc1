package io.parley.app;

import io.parley.config.Loaded;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks everything that Parley needs before it runs. */
@Command(
        name = "check",
        description = {
            "Checks the configuration, then asks each CRM and channel whether it lets Parley work.",
            "Starts nothing and changes nothing. Each finding comes with its fix."
        },
        footer = {
            "",
            "Ends with 0 when all is well, 1 when something would stop Parley from working,",
            "2 when the configuration is wrong.",
            "",
            "Example:",
            "  parley check --config /etc/parley/parley.yaml"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Parley.Version.class)
final class CheckCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            defaultValue = "parley.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("parley.yaml");

    @Option(names = "--json", description = "Print one JSON object, for scripts.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final Function<Path, Types> types;
    private final Function<Path, Connections> connections;
    private final Function<String, @Nullable String> environment;
    private final Secrets secrets;

    CheckCommand(
            Function<Path, Types> types,
            Function<Path, Connections> connections,
            Function<String, @Nullable String> environment,
            Secrets secrets) {
        this.types = types;
        this.connections = connections;
        this.environment = environment;
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CheckReport report = json ? new CheckReport.AsJson(out, secrets) : new CheckReport.AsText(out, secrets);
        Loaded<Settings> loaded = Startup.load(config, environment, secrets, types.apply(config));
        if (loaded instanceof Loaded.Wrong<Settings> wrong) {
            report.problems(wrong.problems());
            return ExitCode.WRONG_CONFIGURATION;
        }
        Settings settings = ((Loaded.Good<Settings>) loaded).value();
        Logs.configure(settings.log(), secrets);
        List<Finding> findings = findings(settings);
        report.findings(config, findings);
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKING)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private List<Finding> findings(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        Connections asked = connections.apply(config);
        settings.crms().forEach(crm -> findings.addAll(asked.check(crm)));
        settings.channels().forEach(channel -> findings.addAll(asked.check(channel)));
        return findings;
    }
}
