package io.parley.app;

import io.parley.config.Secrets;
import io.parley.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Parley until it is asked to end. */
@Command(
        name = "run",
        description = "Runs Parley as parley.yaml says, until Ctrl-C or a polite kill.",
        footer = {"", "Example:", "  parley run --config /etc/parley/parley.yaml"},
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(
            names = {"-c", "--config"},
            defaultValue = "parley.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("parley.yaml");

    @Spec
    private @Nullable CommandSpec spec;

    private final Secrets secrets;

    RunCommand(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        Settings settings = Startup.load(
                config, Machine.environment(), secrets, spec.commandLine().getErr());
        if (settings == null) {
            return ExitCode.WRONG_CONFIGURATION;
        }
        try (Ending ending = new Ending();
                Connector connector = Connector.start(settings, secrets, Machine.clock())) {
            spec.commandLine()
                    .getOut()
                    .println("Parley runs. Console: " + connector.consoleUrl() + ". Ctrl-C ends it.");
            ending.await();
        }
        return ExitCode.OK;
    }
}
