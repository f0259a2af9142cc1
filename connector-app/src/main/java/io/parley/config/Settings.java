package io.parley.config;

import io.parley.channel.ChannelType;
import io.parley.crm.CrmType;
import io.parley.decide.Rules;
import io.parley.enrich.OwnAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that is set in parley.yaml and rules.yaml, checked. No {@code toString} here shows a secret.
 *
 * @param file parley.yaml
 * @param own our own accounts, whose posts are set aside
 * @param languages those to tell apart, as BCP 47 primary tags
 */
public record Settings(
        Path file,
        StoreSettings store,
        ConsoleSettings console,
        List<ChannelSettings> channels,
        List<CrmSettings> crms,
        OwnAccounts own,
        List<String> languages,
        LogSettings log,
        Rules rules) {

    public Settings {
        channels = List.copyOf(channels);
        crms = List.copyOf(crms);
        languages = List.copyOf(languages);
    }

    /** The channel of that name. */
    public Optional<ChannelSettings> channel(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /** The CRM of that name. */
    public Optional<CrmSettings> crm(String name) {
        return crms.stream().filter(crm -> crm.name().equals(name)).findFirst();
    }

    /**
     * Where Parley keeps what it remembers.
     *
     * @param url of JDBC: H2 or PostgreSQL
     * @param user empty when the URL or the database needs none
     * @param password empty when none is needed; a secret
     * @param nodeTimeout how long a node may be silent before others take over what it had claimed
     */
    public record StoreSettings(String url, String user, String password, Duration nodeTimeout) {
        @Override
        public String toString() {
            int options = url.indexOf('?');
            return "store " + (options < 0 ? url : url.substring(0, options));
        }
    }

    /**
     * The console.
     *
     * @param port 0 takes any that is free
     * @param address which of the machine's addresses it listens on
     * @param behindProxy whether a proxy of ours stands before it, whose word about callers is believed
     * @param users passwords by user name; secrets
     */
    public record ConsoleSettings(int port, String address, boolean behindProxy, Map<String, String> users) {
        public ConsoleSettings {
            users = Map.copyOf(users);
        }

        @Override
        public String toString() {
            return "console on " + address + ':' + port + " for " + new TreeSet<>(users.keySet());
        }
    }

    /**
     * One channel.
     *
     * @param options each option that was set, or its default, by name: secrets resolved, lists with commas, files as
     *     absolute paths, {@code true} and {@code false} for yes and no
     */
    public record ChannelSettings(String name, ChannelType type, Map<String, String> options) {
        public ChannelSettings {
            options = Map.copyOf(options);
        }

        @Override
        public String toString() {
            return shown("channel", name, type.name(), options.keySet());
        }
    }

    /**
     * One CRM.
     *
     * @param options as those of a channel
     */
    public record CrmSettings(String name, CrmType type, Map<String, String> options) {
        public CrmSettings {
            options = Map.copyOf(options);
        }

        @Override
        public String toString() {
            return shown("crm", name, type.name(), options.keySet());
        }
    }

    /** How logs are written: every line, from this level on. */
    public record LogSettings(Format format, Level level) {

        /** Text at level info. */
        public static final LogSettings USUAL = new LogSettings(Format.TEXT, Level.INFO);

        /** One line of text, or one JSON object, for each fact. */
        public enum Format {
            TEXT,
            JSON
        }

        /** From the fewest lines to the most. */
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG,
            TRACE
        }
    }

    private static String shown(String what, String name, String type, Set<String> options) {
        return what + ' ' + name + " (" + type + ") with " + new TreeSet<>(options);
    }
}
