package io.parley.app;

import io.parley.config.Secrets;
import io.parley.json.Json;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what a check found. */
sealed interface CheckReport {

    void problems(List<Problem> problems);

    void findings(Path config, List<Finding> findings);

    /** For people. */
    record AsText(PrintWriter out, Secrets secrets) implements CheckReport {
        @Override
        public void problems(List<Problem> problems) {
            problems.forEach(problem -> out.println(secrets.redact(problem.toString())));
            out.println(problems.size() == 1 ? "1 mistake." : problems.size() + " mistakes.");
            out.flush();
        }

        @Override
        public void findings(Path config, List<Finding> findings) {
            out.println("ok       " + config + " has no mistakes.");
            findings.forEach(this::print);
            long blocking = findings.stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKING)
                    .count();
            out.println(blocking == 0 ? "Parley can run." : "Parley can't work: " + blocking + " blocking.");
            out.flush();
        }

        private void print(Finding finding) {
            String severity = String.format("%-8s", finding.severity().name().toLowerCase(Locale.ROOT));
            out.println(severity + " " + finding.subject() + ": " + secrets.redact(finding.message()));
            if (!finding.fix().isBlank()) {
                out.println("         fix: " + secrets.redact(finding.fix()));
            }
        }
    }

    /** For scripts: {@code problems} and {@code findings}, each a list, and {@code ok}. */
    record AsJson(PrintWriter out, Secrets secrets) implements CheckReport {
        @Override
        public void problems(List<Problem> problems) {
            print(new Answer(false, problems.stream().map(this::clean).toList(), List.of()));
        }

        @Override
        public void findings(Path config, List<Finding> findings) {
            boolean ok = findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
            print(new Answer(ok, List.of(), findings.stream().map(this::clean).toList()));
        }

        private Problem clean(Problem problem) {
            return new Problem(
                    problem.file(), problem.line(), secrets.redact(problem.message()), secrets.redact(problem.fix()));
        }

        private Finding clean(Finding finding) {
            return new Finding(
                    finding.severity(),
                    finding.subject(),
                    secrets.redact(finding.message()),
                    secrets.redact(finding.fix()));
        }

        private void print(Answer answer) {
            out.println(Json.write(answer));
            out.flush();
        }
    }

    /** The JSON of an answer. */
    record Answer(boolean ok, List<Problem> problems, List<Finding> findings) {}
}
