package io.parley.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with configuration files, and an environment. */
final class Files {

    final Secrets secrets = new Secrets();
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Files(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String content) {
        try {
            return java.nio.file.Files.writeString(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Files set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Configuration configuration() {
        return new Configuration(
                environment::get,
                List.of(Known.MASTODON, Known.RSS),
                List.of(Known.salesforce(), Known.helpdesk()),
                secrets);
    }

    /** The settings of parley.yaml, which must be right. */
    Settings settings(String parley, String rules) {
        Loaded<Settings> loaded = load(parley, rules);
        if (loaded instanceof Loaded.Good<Settings> good) {
            return good.value();
        }
        throw new AssertionError(loaded.toString());
    }

    /** What is wrong, as {@code file:line: message fix} with the file's bare name. */
    List<String> problems(String parley, String rules) {
        if (load(parley, rules) instanceof Loaded.Wrong<Settings> wrong) {
            return wrong.problems().stream()
                    .map(problem -> problem.toString().replace(folder + "/", ""))
                    .toList();
        }
        return List.of();
    }

    private Loaded<Settings> load(String parley, String rules) {
        write("rules.yaml", rules);
        return configuration().load(write("parley.yaml", parley));
    }
}
