package io.parley.app;

import io.parley.config.Secrets;
import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Aim;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.Step;
import io.parley.json.Json;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a plan, what is being done, and how it ended. */
sealed interface InstallReport {

    static InstallReport of(boolean json, PrintWriter out, Secrets secrets) {
        return json ? new AsJson(out, secrets, new ArrayList<>(), new ArrayList<>()) : new AsText(out, secrets);
    }

    private static boolean isWell(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    /** Nothing was tried; the exit code. */
    int wrong(String message);

    /** A person has to do it all; the exit code. */
    int byHand(String message, List<Finding> findings);

    void plan(String crm, InstallPlan plan);

    void progress(String line);

    /** The person said no; the exit code. */
    int refused();

    /** The CRM refused; the exit code. */
    int failed(Outcome.Failure failure);

    /** All was done that was asked; the exit code. */
    int end(List<Finding> findings, boolean well);

    /** For people. */
    record AsText(PrintWriter out, Secrets secrets) implements InstallReport {

        private static final Map<Deed, String> DEEDS = Map.of(
                Deed.ADD, "add",
                Deed.CHANGE, "change",
                Deed.REMOVE, "remove",
                Deed.LEAVE, "leave",
                Deed.BY_HAND, "by hand");

        @Override
        public int wrong(String message) {
            print(message);
            return ExitCode.WRONG_CONFIGURATION;
        }

        @Override
        public int byHand(String message, List<Finding> findings) {
            print(message);
            List<Finding> steps = findings.stream()
                    .filter(finding -> finding.severity() != Severity.OK)
                    .toList();
            print(steps.isEmpty() ? "Nothing is missing now." : "What is missing now:");
            for (int i = 0; i < steps.size(); i++) {
                print("  " + (i + 1) + ". " + steps.get(i).message());
                print("     " + steps.get(i).fix());
            }
            return isWell(findings) ? ExitCode.OK : ExitCode.FAILED;
        }

        @Override
        public void plan(String crm, InstallPlan plan) {
            print(
                    plan.aim() == Aim.INSTALL
                            ? "What Parley needs in " + crm + ":"
                            : "What Parley added to " + crm + ":");
            plan.steps().forEach(this::step);
            print(sum(plan));
        }

        private void step(Step step) {
            String deed = String.valueOf(DEEDS.get(step.deed()));
            String state = step.state().name().toLowerCase(Locale.ROOT);
            print(String.format("  %-8s %-8s ", deed, state) + step.what());
            if (!step.note().isEmpty()) {
                print(" ".repeat(20) + step.note());
            }
        }

        private static String sum(InstallPlan plan) {
            if (plan.toDo().isEmpty()) {
                return "There is nothing to do.";
            }
            List<String> parts = new ArrayList<>();
            plan.count()
                    .forEach((deed, count) -> parts.add(count + " to "
                            + switch (deed) {
                                case ADD -> "add";
                                case CHANGE -> "change";
                                case REMOVE -> "remove";
                                case LEAVE -> "leave as they are";
                                case BY_HAND -> "do by hand";
                            }));
            return String.join(", ", parts) + ".";
        }

        @Override
        public void progress(String line) {
            print(line);
        }

        @Override
        public int refused() {
            print("Nothing was done.");
            return ExitCode.FAILED;
        }

        @Override
        public int failed(Outcome.Failure failure) {
            print(failure.reason());
            if (failure instanceof Outcome.Blocked blocked) {
                print("fix: " + blocked.fix());
            }
            return ExitCode.FAILED;
        }

        @Override
        public int end(List<Finding> findings, boolean well) {
            for (Finding finding : findings) {
                print(String.format("%-8s ", finding.severity().name().toLowerCase(Locale.ROOT)) + finding.message());
                if (finding.severity() != Severity.OK) {
                    print("         fix: " + finding.fix());
                }
            }
            return well ? ExitCode.OK : ExitCode.FAILED;
        }

        private void print(String text) {
            out.println(secrets.redact(text));
            out.flush();
        }
    }

    /** For scripts: {@code ok}, {@code message} when something went wrong, {@code plan}, {@code done} and {@code findings}. */
    record AsJson(PrintWriter out, Secrets secrets, List<InstallPlan> plans, List<String> done)
            implements InstallReport {

        @Override
        public int wrong(String message) {
            return print(ExitCode.WRONG_CONFIGURATION, message, List.of());
        }

        @Override
        public int byHand(String message, List<Finding> findings) {
            return print(isWell(findings) ? ExitCode.OK : ExitCode.FAILED, message, findings);
        }

        @Override
        public void plan(String crm, InstallPlan plan) {
            plans.add(plan);
        }

        @Override
        public void progress(String line) {
            done.add(secrets.redact(line));
        }

        @Override
        public int refused() {
            return print(ExitCode.FAILED, "Nothing was done.", List.of());
        }

        @Override
        public int failed(Outcome.Failure failure) {
            String fix = failure instanceof Outcome.Blocked blocked ? " " + blocked.fix() : "";
            return print(ExitCode.FAILED, failure.reason() + fix, List.of());
        }

        @Override
        public int end(List<Finding> findings, boolean well) {
            return print(well ? ExitCode.OK : ExitCode.FAILED, null, findings);
        }

        private int print(int code, @Nullable String message, List<Finding> findings) {
            out.println(Json.write(new Answer(
                    code == ExitCode.OK,
                    message == null ? null : secrets.redact(message),
                    plans.isEmpty() ? null : plans.get(0),
                    done,
                    findings.stream().map(this::clean).toList())));
            out.flush();
            return code;
        }

        private Finding clean(Finding finding) {
            return new Finding(
                    finding.severity(),
                    finding.subject(),
                    secrets.redact(finding.message()),
                    secrets.redact(finding.fix()));
        }
    }

    /** The JSON of an answer. */
    record Answer(
            boolean ok,
            @Nullable String message,
            @Nullable InstallPlan plan,
            List<String> done,
            List<Finding> findings) {}
}
