package io.parley.app;

import io.parley.config.Configuration;
import io.parley.config.Loaded;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import io.parley.logging.Logs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every command does first that needs the configuration. */
final class Startup {

    private Startup() {}

    /**
     * Reads the configuration for the installed types, and logs as it says from here on.
     *
     * @param err is told everything that is wrong
     * @return null when something is; the command ends with {@link ExitCode#WRONG_CONFIGURATION} then
     */
    static @Nullable Settings load(
            Path config, Function<String, @Nullable String> environment, Secrets secrets, PrintWriter err) {
        Loaded<Settings> loaded = load(config, environment, secrets, Types.installed(config));
        if (loaded instanceof Loaded.Wrong<Settings> wrong) {
            wrong.problems().forEach(problem -> err.println(secrets.redact(problem.toString())));
            err.println("Nothing was started.");
            err.flush();
            return null;
        }
        Settings settings = ((Loaded.Good<Settings>) loaded).value();
        Logs.configure(settings.log(), secrets);
        return settings;
    }

    static Loaded<Settings> load(
            Path config, Function<String, @Nullable String> environment, Secrets secrets, Types types) {
        return new Configuration(environment, types.channels(), types.crms(), secrets).load(config);
    }
}
