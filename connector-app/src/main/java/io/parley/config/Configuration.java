package io.parley.config;

import io.parley.channel.ChannelType;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.crm.CrmType;
import io.parley.decide.Rules;
import io.parley.yaml.Block;
import io.parley.yaml.Problem;
import io.parley.yaml.Report;
import io.parley.yaml.Value;
import io.parley.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads parley.yaml and the rules it names. Every mistake is reported at once, each with its line and what to do; a
 * configuration with a mistake is not used in part.
 */
public final class Configuration {

    private final Function<String, @Nullable String> environment;
    private final Collection<ChannelType> channelTypes;
    private final Collection<CrmType> crmTypes;
    private final Secrets secrets;

    /**
     * Prepares for reading.
     *
     * @param environment gives an environment variable's value, or null
     * @param secrets where every secret that is read is registered
     */
    public Configuration(
            Function<String, @Nullable String> environment,
            Collection<ChannelType> channelTypes,
            Collection<CrmType> crmTypes,
            Secrets secrets) {
        this.environment = environment;
        this.channelTypes = List.copyOf(channelTypes);
        this.crmTypes = List.copyOf(crmTypes);
        this.secrets = secrets;
    }

    /** Reads parley.yaml; paths in it begin at its folder. */
    public Loaded<Settings> load(Path file) {
        List<Problem> problems = new ArrayList<>();
        Report report = new Report(file.toString(), problems);
        Value root = new Yaml(file.toString(), report).read(file);
        Block block = root == null ? null : root.block("parley.yaml");
        if (block == null) {
            return new Loaded.Wrong<>(Report.inOrder(problems));
        }
        Settings settings = settings(file, block, problems);
        return problems.isEmpty() ? new Loaded.Good<>(settings) : new Loaded.Wrong<>(Report.inOrder(problems));
    }

    /** Reads other rules for a configuration, as for rehearsing them. */
    public Loaded<Rules> rules(Path file, Settings settings) {
        List<Problem> problems = new ArrayList<>();
        Set<String> channels = new HashSet<>();
        settings.channels().forEach(channel -> channels.add(channel.name()));
        Rules rules =
                rules(file, new RulesReader(channels, RulesReader.abilities(settings.crms(), List.of())), problems);
        return problems.isEmpty() ? new Loaded.Good<>(rules) : new Loaded.Wrong<>(Report.inOrder(problems));
    }

    private Settings settings(Path file, Block root, List<Problem> problems) {
        References references = new References(environment, folder(file), secrets);
        SettingsReader reader = new SettingsReader(references);
        EndsReader ends = new EndsReader(new OptionsReader(references), channelTypes, crmTypes);
        root.knowsOnly(SettingsReader.KEYS.keySet(), "in parley.yaml");
        List<ChannelSettings> channels = ends.channels(root);
        List<CrmSettings> crms = ends.crms(root);
        Set<String> channelNames = new LinkedHashSet<>(EndsReader.names(root, "channels"));
        RulesReader rules = new RulesReader(channelNames, RulesReader.abilities(crms, EndsReader.names(root, "crms")));
        return new Settings(
                file,
                reader.store(root),
                reader.console(root),
                channels,
                crms,
                reader.own(root, channelNames),
                reader.languages(root),
                reader.log(root),
                rules(file, root, rules, problems));
    }

    private Rules rules(Path file, Block root, RulesReader reader, List<Problem> problems) {
        Value value = root.get("rules");
        if (value == null) {
            root.report()
                    .problem(1, "There is no `rules`.", "Add `rules: rules.yaml`, and say in that file what happens.");
            return new Rules(List.of());
        }
        String name = value.text("rules");
        if (name == null) {
            return new Rules(List.of());
        }
        Path rules = folder(file).resolve(name);
        if (!Files.isReadable(rules)) {
            root.report().problem(value, "There is no readable file " + rules + ".", "Check its name, or create it.");
            return new Rules(List.of());
        }
        return rules(rules, reader, problems);
    }

    private static Rules rules(Path file, RulesReader reader, List<Problem> problems) {
        Value root = new Yaml(file.toString(), new Report(file.toString(), problems)).read(file);
        return root == null ? new Rules(List.of()) : reader.read(root);
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }
}
