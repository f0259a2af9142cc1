package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.health.Lights;
import io.parley.intake.Intake;
import io.parley.json.Json;
import io.parley.model.Outcome;
import io.parley.pace.Gate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place of a channel that is read, and how reading it goes. Made by {@link ChannelRoutes}, used by the {@link Poll}
 * of its route.
 */
final class Source {

    private static final int REMEMBERED = 2_000;
    private static final Duration FOREVER = Duration.ofDays(365);

    private final ConfiguredChannel channel;
    private final String label;
    private final Intake intake;
    private final Lights lights;
    private final InstantSource clock;
    private final Gate gate;
    private final HttpOutcomes outcomes;
    private final JsonNode options;
    private final Map<String, Integer> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile JsonNode account = NullNode.getInstance();

    Source(
            ConfiguredChannel channel,
            Map<String, String> options,
            Intake intake,
            Lights lights,
            InstantSource clock,
            Gate gate) {
        this.channel = channel;
        this.label = channel.label(options);
        this.intake = intake;
        this.lights = lights;
        this.clock = clock;
        this.gate = gate;
        this.outcomes = new HttpOutcomes(channel, clock);
        ObjectNode open = Json.mapper().createObjectNode();
        options.forEach(open::put);
        this.options = open;
        lights.grey(subject(), lamp());
    }

    ConfiguredChannel channel() {
        return channel;
    }

    /** The name of the cursor. */
    String name() {
        return label.isEmpty() ? channel.name() : channel.name() + '/' + label;
    }

    Intake intake() {
        return intake;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isShut() {
        return !gate.wait(FOREVER).isZero();
    }

    /** What a mapping may ask for: {@code $account} (null when we are nobody here) and {@code $options}. */
    Map<String, JsonNode> variables() {
        return Map.of("account", account, "options", options);
    }

    boolean needsAccount() {
        return account.isNull()
                && channel.hasCredentials()
                && !channel.declaration().replyNeeds().isEmpty();
    }

    void account(JsonNode ours) {
        account = ours;
    }

    /** Our account as the mention key names it. */
    String accountName() {
        String name = account.path("name").asText("");
        return name.isBlank() ? channel.place() : name;
    }

    /** Whether exactly this item was committed already, as far as we remember; forgetting is harmless. */
    synchronized boolean knows(String id, String raw) {
        Integer before = seen.get(id);
        return before != null && before == raw.hashCode();
    }

    synchronized void remember(String id, String raw) {
        seen.put(id, raw.hashCode());
    }

    void succeeded() {
        gate.open();
        lights.green(subject(), lamp());
    }

    /** Lights the lamp and waits before the next poll; longer with each failure, or as long as the server asks. */
    void failed(@Nullable Throwable failure) {
        Outcome.Failure outcome = outcomes.of(failure);
        if (outcome instanceof Outcome.Blocked blocked) {
            lights.red(subject(), lamp(), blocked.reason(), blocked.fix());
            gate.shut(blocked.after());
        } else if (outcome instanceof Outcome.Refused refused) {
            lights.red(subject(), lamp(), refused.reason(), "See whether the options of " + subject() + " are right.");
            gate.shut(null);
        } else {
            Duration asked = outcome instanceof Outcome.Retry retry ? retry.after() : null;
            lights.yellow(subject(), lamp(), outcome == null ? words(failure) : outcome.reason());
            gate.shut(asked);
        }
    }

    /** Whether the failure is an answer, or the silence, of the channel's server. */
    boolean isOfTheChannel(@Nullable Throwable failure) {
        return outcomes.of(failure) != null;
    }

    private String words(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        return message == null ? "Reading failed." : channel.redact(message);
    }

    private String subject() {
        return "channel " + channel.name();
    }

    private String lamp() {
        return label.isEmpty() ? "read" : "read " + label;
    }
}
