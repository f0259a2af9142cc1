package io.parley.routes;

import io.parley.channel.ReplyRules;
import io.parley.model.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One channel of parley.yaml with its type's declaration. Its text shows no secret.
 *
 * @param given the options that were set, lists with commas
 */
record ConfiguredChannel(String name, Declaration declaration, ChannelFolder folder, Map<String, String> given) {

    ConfiguredChannel {
        given = Map.copyOf(given);
    }

    /**
     * Every declared option: as set, else its default, else empty. The address of a server ends without a slash; an
     * option named {@code url} is the address of one document, and stays to the letter.
     */
    Map<String, String> options() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Option option : declaration.type().options()) {
            String value = given.getOrDefault(option.name(), option.defaultValue());
            boolean isServer =
                    option.kind() == Option.Kind.URL && !option.name().equals("url");
            all.put(option.name(), isServer ? value.replaceFirst("/+$", "") : value);
        }
        return all;
    }

    /** The options that anybody may see. */
    Map<String, String> openOptions() {
        Map<String, String> open = options();
        open.keySet().removeAll(secretNames());
        return open;
    }

    /** The options whose values must never be shown. */
    List<String> secretNames() {
        return declaration.type().options().stream()
                .filter(option -> option.kind() == Option.Kind.SECRET)
                .map(Option::name)
                .toList();
    }

    /** What is read: one source for each value of the channel's list option, or a single one. */
    List<Map<String, String>> sources() {
        Map<String, String> open = openOptions();
        for (Option option : declaration.type().options()) {
            if (option.kind() == Option.Kind.LIST) {
                List<Map<String, String>> each = new ArrayList<>();
                for (String value : open.getOrDefault(option.name(), "").split("\\s*,\\s*")) {
                    Map<String, String> one = new LinkedHashMap<>(open);
                    one.put(option.name(), value.strip());
                    each.add(one);
                }
                return each;
            }
        }
        return List.of(open);
    }

    /** What tells one source of this channel from another; empty when there is only one. */
    String label(Map<String, String> source) {
        return declaration.type().options().stream()
                .filter(option -> option.kind() == Option.Kind.LIST)
                .map(option -> source.getOrDefault(option.name(), ""))
                .findFirst()
                .orElse("");
    }

    /** Whether what a reply needs is there. */
    boolean hasCredentials() {
        Map<String, String> options = options();
        return declaration.replyNeeds().stream()
                .noneMatch(name -> options.getOrDefault(name, "").isBlank());
    }

    ReplyRules rules() {
        ReplyRules rules = declaration.type().rules();
        if (!rules.replies() || hasCredentials()) {
            String longest = options().getOrDefault("longest", "");
            return longest.isBlank()
                    ? rules
                    : new ReplyRules(
                            rules.replies(),
                            rules.whyNot(),
                            new ReplyRules.Length(
                                    Integer.parseInt(longest),
                                    rules.length().url(),
                                    rules.length().addressed()),
                            rules.repeatable(),
                            rules.findable());
        }
        return ReplyRules.readOnly("This channel is only read: its " + String.join(" and ", declaration.replyNeeds())
                + " is not set in parley.yaml.");
    }

    /** The place that is read when it isn't known whose account we use: the server's host. */
    String place() {
        for (Option option : declaration.type().options()) {
            String value = options().getOrDefault(option.name(), "");
            if (option.kind() == Option.Kind.URL && Option.isUrl(value)) {
                return host(value);
            }
        }
        return name;
    }

    static String host(String url) {
        URI uri = URI.create(url);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ':' + uri.getPort();
    }

    /** The text with every secret of this channel blotted out. */
    String redact(String text) {
        String clean = text;
        for (String secret : secretNames()) {
            String value = given.getOrDefault(secret, "");
            clean = value.isBlank() ? clean : clean.replace(value, "…");
        }
        return clean;
    }

    /** What an admin can do when the channel refuses our credentials. */
    String fix() {
        String secrets = secretNames().stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and "));
        return secrets.isEmpty()
                ? "See whether the address of channel " + name + " in parley.yaml is right."
                : "Check " + secrets + " of channel " + name
                        + " in parley.yaml: it may be missing, wrong, expired, or lack a permission.";
    }

    @Override
    public String toString() {
        return "channel " + name + " (" + folder.type() + ")";
    }
}
