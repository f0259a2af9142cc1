package io.parley.app;

import io.parley.config.Loaded;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import io.parley.config.Settings.CrmSettings;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.InstallPlan;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts into a CRM what Parley needs there, or takes it away again. */
@Command(
        name = "install",
        description = {
            "Puts into a CRM what Parley needs there: fields, objects, permissions.",
            "Shows everything first, and asks. Can be repeated at any time: what is there already stays as it is."
        },
        footer = {
            "",
            "Ends with 0 when the CRM has all that Parley needs, or when all that Parley added is gone; with --dry-run,",
            "when the plan was shown. Ends with 1 when something would still stop Parley from working, when the CRM",
            "refused, or when the answer was no; 2 when the command or the configuration is wrong.",
            "",
            "Examples:",
            "  parley install sales --dry-run",
            "  parley install sales --config /etc/parley/parley.yaml",
            "  parley install sales --remove"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Parley.Version.class)
final class InstallCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CRM", description = "The CRM's name in parley.yaml, or its type when only one has it.")
    private String crm = "";

    @Option(
            names = {"-c", "--config"},
            defaultValue = "parley.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path config = Path.of("parley.yaml");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--remove", description = "Take away what Parley added, and nothing else.")
    private boolean remove;

    @Option(names = "--dry-run", description = "Show the plan, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--json",
            description = "Print one JSON object, for scripts. Asks nothing: needs --yes or --dry-run.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final Function<Path, Types> types;
    private final Function<String, @Nullable String> environment;
    private final Secrets secrets;
    private final Answers answers;

    /** Where people answer. */
    interface Answers {
        /** What was typed after the question; null when nobody is there. */
        @Nullable
        String to(String question);
    }

    InstallCommand(
            Function<Path, Types> types,
            Function<String, @Nullable String> environment,
            Secrets secrets,
            Answers answers) {
        this.types = types;
        this.environment = environment;
        this.secrets = secrets;
        this.answers = answers;
    }

    @Override
    public Integer call() {
        InstallReport report = InstallReport.of(json, spec.commandLine().getOut(), secrets);
        if (json && !yes && !dryRun) {
            return report.wrong("--json asks nothing: add --yes or --dry-run.");
        }
        Loaded<Settings> loaded = Startup.load(config, environment, secrets, types.apply(config));
        if (loaded instanceof Loaded.Wrong<Settings> wrong) {
            return report.wrong(wrong.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        Settings settings = ((Loaded.Good<Settings>) loaded).value();
        Logs.configure(settings.log(), secrets);
        List<CrmSettings> meant = meant(settings.crms());
        if (meant.size() != 1) {
            return report.wrong(noSuch(settings.crms(), meant));
        }
        CrmSettings chosen = meant.get(0);
        if (!chosen.type().capabilities().contains(Capability.INSTALL)) {
            String nothing = "Parley can install nothing in a CRM of type "
                    + chosen.type().name() + ". Its page in docs/admin says what to do by hand.";
            return remove ? report.wrong(nothing) : report.byHand(nothing, Connections.checkCrm(chosen));
        }
        return at(chosen, report);
    }

    private List<CrmSettings> meant(List<CrmSettings> all) {
        List<CrmSettings> named =
                all.stream().filter(each -> each.name().equals(crm)).toList();
        return named.isEmpty()
                ? all.stream().filter(each -> each.type().name().equals(crm)).toList()
                : named;
    }

    private String noSuch(List<CrmSettings> all, List<CrmSettings> meant) {
        String names =
                (meant.isEmpty() ? all : meant).stream().map(CrmSettings::name).collect(Collectors.joining(", "));
        return meant.isEmpty()
                ? "There is no CRM '" + crm + "' in " + config + ". It has: " + (names.isEmpty() ? "none" : names) + "."
                : "There are several CRMs of type " + crm + ". Name one: " + names + ".";
    }

    private int at(CrmSettings chosen, InstallReport report) {
        try (Crm opened = chosen.type().open(chosen.name(), chosen.options())) {
            InstallPlan plan = remove ? opened.removal() : opened.plan();
            report.plan(chosen.name(), plan);
            if (dryRun) {
                return report.end(List.of(), true);
            }
            if (!plan.toDo().isEmpty()) {
                if (!yes && !agreed()) {
                    return report.refused();
                }
                opened.carryOut(plan, report::progress);
            }
        } catch (IllegalArgumentException unfit) {
            return report.wrong(String.valueOf(unfit.getMessage()));
        } catch (CrmFailure failure) {
            return report.failed(failure.outcome());
        }
        return ended(chosen, report);
    }

    private boolean agreed() {
        String answer = answers.to(remove ? "Remove this? What is deleted is lost. Type yes: " : "Do this? Type yes: ");
        return answer != null
                && (answer.strip().equalsIgnoreCase("yes") || answer.strip().equalsIgnoreCase("y") && !remove);
    }

    /** Asks anew: what an open CRM has seen before may hold no longer. */
    private int ended(CrmSettings chosen, InstallReport report) {
        if (remove) {
            return report.end(List.of(), true);
        }
        List<Finding> findings = Connections.checkCrm(chosen);
        return report.end(findings, findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING));
    }
}
