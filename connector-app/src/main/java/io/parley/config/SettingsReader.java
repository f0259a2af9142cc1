package io.parley.config;

import io.parley.config.Settings.ConsoleSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.config.Settings.StoreSettings;
import io.parley.enrich.Languages;
import io.parley.enrich.OwnAccounts;
import io.parley.model.Option;
import io.parley.yaml.Block;
import io.parley.yaml.Nearest;
import io.parley.yaml.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of parley.yaml that are neither channels, CRMs nor rules. */
final class SettingsReader {

    /** The keys of parley.yaml, and those under a key where they are the same for every installation. */
    static final Map<String, List<String>> KEYS = keys();

    private static final String USUAL_STORE = "jdbc:h2:file:./data/parley";
    private static final String USUAL_PORT = "8080";

    /** Longer than any pause of a healthy process, and short enough that others soon go on with its work. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** This machine alone: whoever opens the console to others puts a proxy with TLS before it. */
    private static final String USUAL_ADDRESS = "127.0.0.1";

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)[?&;]password=|//[^/]*:[^/]*@");

    private final References references;

    SettingsReader(References references) {
        this.references = references;
    }

    StoreSettings store(Block root) {
        Block block = block(root, "store", KEYS.get("store"));
        if (block == null) {
            return new StoreSettings(USUAL_STORE, "", "", USUAL_TIMEOUT);
        }
        return new StoreSettings(
                url(block), text(block, "user", ""), secret(block, "password"), duration(block, "node-timeout"));
    }

    private static Duration duration(Block block, String name) {
        Value value = block.get(name);
        String written = value == null ? null : value.text(name);
        try {
            return written == null ? USUAL_TIMEOUT : Option.duration(written);
        } catch (IllegalArgumentException wrong) {
            block.report().problem(value, String.valueOf(wrong.getMessage()), "Write it like 10s.");
            return USUAL_TIMEOUT;
        }
    }

    ConsoleSettings console(Block root) {
        Block block = block(root, "console", KEYS.get("console"));
        if (block == null) {
            return new ConsoleSettings(Integer.parseInt(USUAL_PORT), USUAL_ADDRESS, false, Map.of());
        }
        Map<String, String> users = new LinkedHashMap<>();
        Value value = block.get("users");
        Block listed = value == null ? null : value.block("users");
        if (listed != null) {
            listed.keys().forEach(user -> users.put(user, secret(listed, user)));
        }
        Value proxy = block.get("behind-proxy");
        String answer = proxy == null ? null : proxy.text("behind-proxy");
        boolean behind = proxy != null
                && answer != null
                && "true".equals(OptionsReader.yesOrNo(proxy, "`behind-proxy`", answer));
        return new ConsoleSettings(port(block), text(block, "address", USUAL_ADDRESS), behind, users);
    }

    OwnAccounts own(Block root, Collection<String> channels) {
        Value value = root.get("own-accounts");
        if (value == null) {
            return OwnAccounts.NONE;
        }
        if (!value.isBlock()) {
            return new OwnAccounts(new HashSet<>(value.texts("own-accounts")), Map.of());
        }
        Map<String, Set<String>> byChannel = new HashMap<>();
        Block block = block(root, "own-accounts", channels);
        if (block != null) {
            for (String channel : block.keys()) {
                Value handles = block.get(channel);
                byChannel.put(channel, handles == null ? Set.of() : new HashSet<>(handles.texts(channel)));
            }
        }
        return new OwnAccounts(Set.of(), byChannel);
    }

    List<String> languages(Block root) {
        Value value = root.get("languages");
        if (value == null) {
            return Languages.USUAL;
        }
        for (Value each : value.values()) {
            String language = each.text("languages");
            if (language != null && !Languages.detectable().contains(language)) {
                each.report()
                        .problem(
                                each,
                                "The language '" + language + "' can't be told from text.",
                                Nearest.fix(language, Languages.detectable()));
            }
        }
        return value.texts("languages").stream()
                .filter(Languages.detectable()::contains)
                .toList();
    }

    LogSettings log(Block root) {
        Block block = block(root, "log", KEYS.get("log"));
        if (block == null) {
            return LogSettings.USUAL;
        }
        return new LogSettings(
                one(block, "format", LogSettings.Format.values(), LogSettings.USUAL.format()),
                one(block, "level", LogSettings.Level.values(), LogSettings.USUAL.level()));
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("store", List.of("url", "user", "password", "node-timeout"));
        keys.put("console", List.of("port", "address", "behind-proxy", "users"));
        keys.put("log", List.of("format", "level"));
        List.of("channels", "crms", "rules", "own-accounts", "languages").forEach(key -> keys.put(key, List.of()));
        return keys;
    }

    private static @Nullable Block block(Block root, String key, Collection<String> known) {
        Value value = root.get(key);
        Block block = value == null ? null : value.block(key);
        if (block != null) {
            block.knowsOnly(known, "under `" + key + "`");
        }
        return block;
    }

    private String url(Block block) {
        Value value = block.get("url");
        String written = value == null ? USUAL_STORE : value.text("url");
        if (value == null || written == null) {
            return USUAL_STORE;
        }
        String url = references.resolve(value, written);
        if (url == null) {
            return USUAL_STORE;
        }
        if (PASSWORD_IN_URL.matcher(url).find()) {
            value.report()
                    .problem(
                            value,
                            "`url` of the store has a password in it.",
                            "Take it out, and write `password: \"${STORE_PASSWORD}\"` beside `url`.");
        } else if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            value.report()
                    .problem(
                            value,
                            "`url` of the store is neither H2 nor PostgreSQL.",
                            "Write jdbc:h2:file:./data/parley or jdbc:postgresql://host/database.");
        }
        return url;
    }

    private int port(Block block) {
        Value value = block.get("port");
        String port = text(block, "port", USUAL_PORT);
        if (PORT.matcher(port).matches() && Integer.parseInt(port) <= 65_535) {
            return Integer.parseInt(port);
        }
        int line = value == null ? block.line() : value.line();
        block.report().problem(line, "`port` can't be '" + port + "'.", "Use a number from 0 to 65535.");
        return Integer.parseInt(USUAL_PORT);
    }

    private String text(Block block, String key, String usual) {
        Value value = block.get(key);
        String written = value == null ? null : value.text(key);
        String text = value == null || written == null ? null : references.resolve(value, written);
        return text == null ? usual : text;
    }

    private String secret(Block block, String key) {
        Value value = block.get(key);
        String written = value == null ? null : value.text(key);
        String secret = value == null || written == null ? null : references.secret(value, key, written);
        return secret == null ? "" : secret;
    }

    private static <E extends Enum<E>> E one(Block block, String key, E[] all, E usual) {
        Value value = block.get(key);
        String text = value == null ? null : value.text(key);
        if (value == null || text == null) {
            return usual;
        }
        for (E each : all) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        List<String> names = Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        value.report().problem(value, "`" + key + "` can't be '" + text + "'.", Nearest.fix(text, names));
        return usual;
    }
}
