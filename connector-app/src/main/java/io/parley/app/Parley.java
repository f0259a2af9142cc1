package io.parley.app;

import io.parley.config.Secrets;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "parley",
        description = "Carries what customers say in public to the CRM, and the answer back.",
        footer = {"", "Example:", "  parley check --config parley.yaml", "", "Each command has its own --help."},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Parley.Version.class)
public final class Parley implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private final Secrets secrets;

    private Parley(Secrets secrets) {
        this.secrets = secrets;
    }

    public static void main(String[] arguments) {
        Secrets secrets = new Secrets();
        Logs.configure(LogSettings.USUAL, secrets);
        CheckCommand check = new CheckCommand(Types::installed, Asked::beside, Machine.environment(), secrets);
        Desks desks = new Desks(
                file -> Startup.load(file, Machine.environment(), secrets, Types.installed(file)),
                settings -> Stores.open(settings.store(), Machine.clock()));
        CommandLine line = commandLine(
                secrets,
                new DemoCommand(secrets),
                new RunCommand(secrets),
                check,
                new InstallCommand(Types::installed, Machine.environment(), secrets, Parley::asked),
                new DeadLettersCommand(desks),
                new ForgetCommand(desks),
                new BenchCommand());
        System.exit(line.execute(arguments));
    }

    /** Asks whoever sits at the terminal, or whatever is piped in. */
    private static @Nullable String asked(String question) {
        System.out.print(question);
        System.out.flush();
        try {
            return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        } catch (IOException nobody) {
            return null;
        }
    }

    /** The commands; what they throw is shown as one clean sentence, and in full in the log. */
    static CommandLine commandLine(Secrets secrets, Object... commands) {
        CommandLine line = new CommandLine(new Parley(secrets));
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            command.getErr().println("parley " + command.getCommandName() + ": " + secrets.redact(message));
            org.slf4j.LoggerFactory.getLogger(Parley.class).debug("The command failed", failure);
            return ExitCode.FAILED;
        });
        return line;
    }

    /** The secrets of this process, for every command. */
    Secrets secrets() {
        return secrets;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Says which version this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Parley.class.getPackage().getImplementationVersion();
            return new String[] {"parley " + (version == null ? "(not packaged)" : version)};
        }
    }

    /** Asks the CRMs, and reads each channel once. */
    private record Asked(ChannelCheck channels) implements Connections {
        static Asked beside(Path config) {
            return new Asked(new ChannelCheck(Machine.clock(), OwnRoutes.beside(config)));
        }

        @Override
        public List<Finding> check(CrmSettings crm) {
            return Connections.checkCrm(crm);
        }

        @Override
        public List<Finding> check(ChannelSettings channel) {
            return channels.check(channel);
        }
    }
}
