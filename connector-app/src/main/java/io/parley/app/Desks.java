package io.parley.app;

import io.parley.config.Loaded;
import io.parley.config.Settings;
import io.parley.config.Settings.ConsoleSettings;
import io.parley.store.Store;
import io.parley.store.StoreFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the place to work at. A Parley that runs with this configuration is asked through its console: only it can read
 * a malformed item anew, and the embedded store is its alone. Else the store is opened.
 */
final class Desks {

    private final Function<Path, Loaded<Settings>> read;
    private final Function<Settings, Store> open;

    Desks(Function<Path, Loaded<Settings>> read, Function<Settings, Store> open) {
        this.read = read;
        this.open = open;
    }

    /**
     * Opens one.
     *
     * @throws WrongConfiguration when parley.yaml can't be used
     * @throws DeskFailure when there is no way to the dead letters
     */
    Desk open(Path file) {
        Settings settings = settings(file);
        ConsoleSettings console = settings.console();
        URI base = base(console);
        if (!RunningDesk.runs(base)) {
            return store(settings);
        }
        if (console.users().isEmpty()) {
            throw new DeskFailure("A Parley runs at " + base + ", but its console has no users, so it can't be asked."
                    + " Add console.users to " + file + " and start it again, or stop it first.");
        }
        Map.Entry<String, String> user = new TreeMap<>(console.users()).firstEntry();
        return new RunningDesk(base, user.getKey(), user.getValue());
    }

    private Desk store(Settings settings) {
        try {
            return new StoreDesk(open.apply(settings));
        } catch (StoreFailure failure) {
            throw new DeskFailure(String.valueOf(failure.getMessage()));
        }
    }

    private Settings settings(Path file) {
        Loaded<Settings> loaded = read.apply(file);
        if (loaded instanceof Loaded.Good<Settings> good) {
            return good.value();
        }
        throw new WrongConfiguration(((Loaded.Wrong<Settings>) loaded)
                .problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    private static URI base(ConsoleSettings console) {
        boolean anywhere =
                console.address().equals("0.0.0.0") || console.address().equals("::");
        String host = anywhere ? "127.0.0.1" : console.address();
        return URI.create("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + console.port() + '/');
    }

    /** Every mistake in the configuration, one a line. */
    static final class WrongConfiguration extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongConfiguration(String message) {
            super(message);
        }
    }
}
