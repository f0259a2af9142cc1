package io.parley.crm.salesforce.stream;

import io.parley.model.Option;
import io.parley.model.Option.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What wakes us, and where it is.
 *
 * @param silence after how long without a sign of life a stream is taken for dead
 */
public record StreamSettings(Wake wake, String host, int port, Duration silence) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final String SALESFORCE = "api.pubsub.salesforce.com";

    /** What we listen to. */
    public enum Wake {
        NONE(""),
        /** Published by the flow in Parley's package. */
        PLATFORM_EVENT("/event/ChannelReply__e"),
        /** Change data capture; an admin selects the object for it. */
        CHANGE_EVENTS("/data/ChannelMessage__ChangeEvent"),
        /** The same where messages live in SocialPost, for which the package has no flow. */
        POST_CHANGE_EVENTS("/data/SocialPostChangeEvent");

        private final String topic;

        Wake(String topic) {
            this.topic = topic;
        }

        String topic() {
            return topic;
        }
    }

    /** What can be set. */
    public static List<Option> options() {
        return List.of(
                Option.optional(
                        "wake",
                        Kind.TEXT,
                        "platform-event",
                        "What tells Parley at once that a rep has answered: platform-event (of Parley's package),"
                                + " change-events (change data capture of Channel Message), post-change-events (of Social"
                                + " Post, where messages live there), or none."),
                Option.optional(
                        "pubsub-host",
                        Kind.TEXT,
                        "",
                        "Host of the Pub/Sub API; api.pubsub.salesforce.com when empty. For a login-url on this machine"
                                + " there is none unless it is set."),
                Option.optional("pubsub-port", Kind.TEXT, "7443", "Port of the Pub/Sub API."),
                Option.optional(
                        "sweep-every",
                        Kind.DURATION,
                        "15m",
                        "How often to look for replies all the same while Salesforce tells of them. Never more often than"
                                + " replies-every."),
                Option.optional(
                        "wake-silence",
                        Kind.DURATION,
                        "285s",
                        "How long the Pub/Sub API may be silent before it is connected anew. Salesforce shows every 270"
                                + " seconds that it lives."));
    }

    /** @throws IllegalArgumentException when the options don't fit together, with what to do */
    public static StreamSettings of(Map<String, String> options) {
        String host = options.getOrDefault("pubsub-host", "").strip();
        boolean here = host.isEmpty() && loopback(host(options.getOrDefault("login-url", "")));
        return new StreamSettings(
                here ? Wake.NONE : wake(options.getOrDefault("wake", "")),
                host.isEmpty() ? SALESFORCE : host,
                port(options.getOrDefault("pubsub-port", "")),
                silence(options.getOrDefault("wake-silence", "")));
    }

    private static Wake wake(String text) {
        return switch (text) {
            case "none" -> Wake.NONE;
            case "platform-event", "" -> Wake.PLATFORM_EVENT;
            case "change-events" -> Wake.CHANGE_EVENTS;
            case "post-change-events" -> Wake.POST_CHANGE_EVENTS;
            default ->
                throw new IllegalArgumentException("wake '" + text
                        + "' is unknown. Set it to platform-event, change-events, post-change-events or none.");
        };
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 7443;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("pubsub-port '" + text + "' is no port. Salesforce's is 7443.");
        }
        return Integer.parseInt(text);
    }

    private static Duration silence(String text) {
        try {
            return Option.duration(text.isEmpty() ? "285s" : text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("wake-silence: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }

    private static boolean loopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /** A token never leaves this machine in the clear. */
    boolean plaintext() {
        return loopback(host);
    }

    String where() {
        return host + ":" + port;
    }
}
