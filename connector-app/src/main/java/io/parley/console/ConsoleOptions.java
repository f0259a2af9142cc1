package io.parley.console;

import java.util.Map;

/**
 * How the console is reached and by whom.
 *
 * @param port where it listens; 0 takes any free port
 * @param address which of the machine's addresses it listens on: {@code 127.0.0.1} for this machine alone, {@code
 *     0.0.0.0} for all (in a container)
 * @param behindProxy whether the last entry of X-Forwarded-For and X-Forwarded-Proto are to be believed, since a proxy
 *     of ours always sets them
 * @param users password by name; without users nobody can log in, while health and metrics answer
 */
public record ConsoleOptions(int port, String address, boolean behindProxy, Map<String, String> users) {

    public ConsoleOptions {
        users = Map.copyOf(users);
    }

    /** Never shows a password. */
    @Override
    public String toString() {
        return "ConsoleOptions[" + address + ':' + port + ", behindProxy=" + behindProxy + ", users=" + users.keySet()
                + ']';
    }
}
