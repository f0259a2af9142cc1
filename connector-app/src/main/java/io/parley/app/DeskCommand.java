package io.parley.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.parley.app.Desks.WrongConfiguration;
import io.parley.json.Json;
import io.parley.store.StoreFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options and the manners of commands that work at a desk. */
final class DeskCommand {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "parley.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path config;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean json;

    int at(Desks desks, ToIntFunction<Desk> work) {
        try (Desk desk = desks.open(config)) {
            return work.applyAsInt(desk);
        } catch (WrongConfiguration wrong) {
            return sorry(wrong, ExitCode.WRONG_CONFIGURATION);
        } catch (DeskFailure | StoreFailure failure) {
            return sorry(failure, ExitCode.FAILED);
        }
    }

    boolean json() {
        return json;
    }

    void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    void printJson(Object value) {
        try {
            print(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("can't be written as JSON", impossible);
        }
    }

    private int sorry(RuntimeException failure, int code) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(failure.getMessage());
        err.flush();
        return code;
    }
}
