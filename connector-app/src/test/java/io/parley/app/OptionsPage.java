package io.parley.app;

import io.parley.channel.ChannelType;
import io.parley.channel.ReplyRules;
import io.parley.crm.Capability;
import io.parley.crm.CrmType;
import io.parley.model.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes docs/reference/options.md from what the types declare. */
final class OptionsPage {

    private static final Map<Option.Kind, String> KINDS = Map.of(
            Option.Kind.TEXT, "text",
            Option.Kind.URL, "URL",
            Option.Kind.SECRET, "secret",
            Option.Kind.FILE, "file",
            Option.Kind.NUMBER, "number",
            Option.Kind.DURATION, "duration",
            Option.Kind.BOOLEAN, "yes or no",
            Option.Kind.LIST, "list");

    private OptionsPage() {}

    static String of(Types types) {
        StringBuilder page = new StringBuilder("""
                # Options of channels and CRMs
                <!-- Generated from the types' declarations by OptionsPageTest. Change those, not this page. -->

                How each kind of option is written stands in [Configuration](../admin/configuration.md#channels-and-crms).
                """);
        types.channels().stream()
                .sorted(Comparator.comparing(ChannelType::name))
                .forEach(type -> {
                    page.append("\n## Channel `")
                            .append(type.name())
                            .append("` (")
                            .append(type.title())
                            .append(")\n");
                    page.append(replies(type.rules())).append("\n\n").append(table(type.options()));
                });
        types.crms().stream().sorted(Comparator.comparing(CrmType::name)).forEach(type -> {
            page.append("\n## CRM `").append(type.name()).append("`\n");
            page.append(abilities(type)).append("\n\n").append(table(type.options()));
        });
        return page.toString();
    }

    private static String replies(ReplyRules rules) {
        if (!rules.replies()) {
            return "No replies: " + rules.whyNot();
        }
        String longest = rules.longest() == 0 ? "" : " of at most " + rules.longest() + " characters";
        return "Replies" + longest + " can be published.";
    }

    private static String abilities(CrmType type) {
        return "Can: "
                + new TreeSet<>(type.capabilities())
                        .stream().map(OptionsPage::words).collect(Collectors.joining(", "))
                + '.';
    }

    private static String words(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String table(List<Option> options) {
        StringBuilder table = new StringBuilder("| option | kind | default | |\n|---|---|---|---|\n");
        for (Option option : options) {
            String usual = option.defaultValue().isEmpty() ? "" : '`' + option.defaultValue() + '`';
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            option.name(),
                            KINDS.get(option.kind()),
                            option.required() ? "must be set" : usual,
                            option.description().replace("|", "\\|")));
        }
        return table.toString();
    }
}
