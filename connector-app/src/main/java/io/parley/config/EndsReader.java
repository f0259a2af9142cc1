package io.parley.config;

import io.parley.channel.ChannelType;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.crm.CrmType;
import io.parley.model.Option;
import io.parley.yaml.Block;
import io.parley.yaml.Nearest;
import io.parley.yaml.Report;
import io.parley.yaml.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads both ends of the flow: the blocks {@code channels} and {@code crms}. */
final class EndsReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final OptionsReader options;
    private final Map<String, ChannelType> channelTypes = new LinkedHashMap<>();
    private final Map<String, CrmType> crmTypes = new LinkedHashMap<>();

    EndsReader(OptionsReader options, Collection<ChannelType> channelTypes, Collection<CrmType> crmTypes) {
        this.options = options;
        channelTypes.forEach(type -> this.channelTypes.put(type.name(), type));
        crmTypes.forEach(type -> this.crmTypes.put(type.name(), type));
    }

    List<ChannelSettings> channels(Block root) {
        List<ChannelSettings> channels = new ArrayList<>();
        for (Entry<ChannelType> entry : entries(root, "channels", "channel", channelTypes)) {
            channels.add(new ChannelSettings(entry.name, entry.type, values(entry, "channel", entry.type.options())));
        }
        return channels;
    }

    List<CrmSettings> crms(Block root) {
        List<CrmSettings> crms = new ArrayList<>();
        for (Entry<CrmType> entry : entries(root, "crms", "crm", crmTypes)) {
            Map<String, String> values = values(entry, "crm", entry.type.options());
            entry.type.mistakes(values).forEach(root.report()::problem);
            crms.add(new CrmSettings(entry.name, entry.type, values));
        }
        return crms;
    }

    /** The names under a key, of those that can't be used too: for rules that speak of them. */
    static List<String> names(Block root, String key) {
        Value value = root.get(key);
        if (value == null || !value.isBlock()) {
            return List.of();
        }
        // Reported when the block itself is read.
        Report unheard = new Report("", new ArrayList<>());
        Block block = value.reportingTo(unheard).block(key);
        return block == null ? List.of() : List.copyOf(block.keys());
    }

    private Map<String, String> values(Entry<?> entry, String word, List<Option> declared) {
        String type = entry.type instanceof ChannelType channel ? channel.name() : ((CrmType) entry.type).name();
        return options.read(word + " " + entry.name, type, entry.block, declared);
    }

    private static <T> List<Entry<T>> entries(Block root, String key, String word, Map<String, T> types) {
        Value value = root.get(key);
        Block all = value == null ? null : value.block(key);
        if (all == null || all.keys().isEmpty()) {
            if (value == null || all != null) {
                String why = "There are no `" + key + "`.";
                root.report().problem(root.line(key), why, "Name at least one " + word + " under `" + key + ":`.");
            }
            return List.of();
        }
        List<Entry<T>> entries = new ArrayList<>();
        for (String name : all.keys()) {
            Entry<T> entry = entry(all, name, word, types);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static <T> @Nullable Entry<T> entry(Block all, String name, String word, Map<String, T> types) {
        Report report = all.report();
        int line = all.line(name);
        if (!NAME.matcher(name).matches()) {
            report.problem(
                    line,
                    "'" + name + "' can't be the name of a " + word + ".",
                    "Use lower-case letters, digits and hyphens, beginning with a letter or digit.");
        }
        Value value = all.get(name);
        Block block = value == null ? null : value.block(name);
        if (block == null) {
            return null;
        }
        Value given = block.get("type");
        if (given == null) {
            report.problem(line, word + " " + name + " has no `type`.", "Add one of: " + list(types) + ".");
            return null;
        }
        String type = given.text("type");
        if (type == null) {
            return null;
        }
        T known = types.get(type);
        if (known == null) {
            report.problem(given, "There is no " + word + " type '" + type + "'.", Nearest.fix(type, types.keySet()));
            return null;
        }
        return new Entry<>(name, known, block);
    }

    private static String list(Map<String, ?> types) {
        return String.join(", ", types.keySet());
    }

    private record Entry<T>(String name, T type, Block block) {}
}
