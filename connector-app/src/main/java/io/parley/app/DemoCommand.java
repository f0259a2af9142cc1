package io.parley.app;

import io.parley.config.Secrets;
import io.parley.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Parley at work without any account: a CRM and a social network on loopback, and real input if wanted. */
@Command(
        name = "demo",
        description = "Shows Parley at work with a CRM and a social network on this machine. No account is needed.",
        footer = {
            "",
            "Example:",
            "  parley demo --follow 'mastodon:#coffee@mastodon.social' --feed https://blog.example/comments/feed"
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--follow",
            paramLabel = "mastodon:#TAG@SERVER",
            description = "A real hashtag to follow, too. May be given several times.")
    private List<String> follow = List.of();

    @Option(
            names = "--feed",
            paramLabel = "URL-or-file",
            description = "A real RSS or Atom feed to read, too. May be given several times.")
    private List<String> feeds = List.of();

    @Option(
            names = "--crm",
            defaultValue = "salesforce",
            description = "Which CRM to show: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Kinds.class)
    private String crm = "salesforce";

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The console's port; the CRM, the square and feed files take the next ones. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            description = "Where the demo remembers. Default: data/demo, or data/demo-<crm> for another CRM than"
                    + " Salesforce. Delete it to begin anew.")
    private @Nullable Path data;

    @Option(names = "--no-browser", description = "Open no browser window.")
    private boolean noBrowser;

    @Spec
    private @Nullable CommandSpec spec;

    private final Secrets secrets;

    DemoCommand(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        DemoOptions options;
        try {
            options = DemoOptions.of(crm, follow, feeds);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.WRONG_CONFIGURATION;
        }
        Path folder = folder(options).toAbsolutePath().normalize();
        try (Ending ending = new Ending();
                DemoWorld world = open(folder, options)) {
            Path yaml = DemoFiles.write(folder, port, world, options);
            Settings settings = Startup.load(yaml, environment(world), secrets, err);
            if (settings == null) {
                return ExitCode.WRONG_CONFIGURATION;
            }
            try (Connector connector = Connector.start(settings, secrets, Machine.clock())) {
                world.begin();
                out.print(DemoWords.of(connector.consoleUrl(), world, yaml));
                out.flush();
                Browser.show(world.crm.repUrl(), noBrowser);
                ending.await();
            }
        }
        return ExitCode.OK;
    }

    private Path folder(DemoOptions options) {
        if (data != null) {
            return data;
        }
        boolean first = options.crm() == DemoCrm.Kind.SALESFORCE;
        return Path.of("data", first ? "demo" : "demo-" + options.crm().word());
    }

    private DemoWorld open(Path folder, DemoOptions options) {
        try {
            return new DemoWorld(port == 0 ? 0 : port + 1, folder, options);
        } catch (RuntimeException taken) {
            throw new IllegalStateException(
                    taken.getMessage() + " Choose other ports with --port, or another folder with --data.", taken);
        }
    }

    private static Function<String, @Nullable String> environment(DemoWorld world) {
        Map<String, String> demo = DemoFiles.environment(world);
        Function<String, @Nullable String> real = Machine.environment();
        return name -> demo.containsKey(name) ? demo.get(name) : real.apply(name);
    }

    /** The words for {@code --crm}. */
    static final class Kinds extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Kinds() {
            super(Arrays.stream(DemoCrm.Kind.values()).map(DemoCrm.Kind::word).toList());
        }
    }
}
