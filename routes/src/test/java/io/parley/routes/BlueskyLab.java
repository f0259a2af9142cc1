package io.parley.routes;

import io.parley.json.Json;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.bluesky.BlueskySandbox;
import io.parley.testkit.ChannelLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stand-in for a Bluesky server. Its customers begin with our name, so that we hear them. */
final class BlueskyLab implements ChannelLab {

    final BlueskySandbox bluesky = BlueskySandbox.start(0);

    @Override
    public String type() {
        return "bluesky";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "server", bluesky.url().toString(),
                "identifier", bluesky.handle(),
                "password", bluesky.password(),
                "every", "100ms");
    }

    @Override
    public List<String> secrets() {
        return List.of(bluesky.password());
    }

    @Override
    public String post(String author, String text, @Nullable String inReplyTo) {
        return bluesky.post(author, "@" + bluesky.handle() + " " + text, inReplyTo);
    }

    @Override
    public String direct(String author, String text) {
        throw new UnsupportedOperationException("messages are another service, which the channel does not read");
    }

    @Override
    public boolean showsEdits() {
        return false;
    }

    @Override
    public void edit(String id, String text) {
        // Nobody can: neither the site nor its apps offer it.
    }

    @Override
    public void delete(String id) {
        bluesky.delete(id);
    }

    @Override
    public List<Standing> replies(String id) {
        return bluesky.repliesTo(id).entrySet().stream()
                .map(reply -> new Standing(
                        reply.getKey(), Json.tree(reply.getValue()).path("text").asText(), false))
                .toList();
    }

    @Override
    public void troubleReading(Trouble trouble, int calls) {
        // The HTTP client itself repeats a read whose connection broke, up to five times.
        trouble("listNotifications", trouble, trouble == Trouble.BROKEN ? 5 * calls : calls);
    }

    @Override
    public void troubleWriting(Trouble trouble, int calls) {
        trouble("putRecord", trouble, calls);
    }

    /** A token that was refused is renewed at once, so credentials are bad only when the new one is refused too. */
    private void trouble(String kind, Trouble trouble, int calls) {
        int times = trouble == Trouble.BAD_CREDENTIALS ? 2 * calls : calls;
        bluesky.faults().next(times, fault(trouble), Where.kind(kind));
    }

    private static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case BAD_CREDENTIALS -> Fault.SESSION_EXPIRED;
            case TOO_MANY_CALLS -> Fault.LIMIT_REACHED;
            case UNAVAILABLE -> Fault.UNAVAILABLE;
            case BROKEN -> Fault.DROP;
            case BROKEN_AFTERWARDS -> Fault.SAVE_THEN_DROP;
        };
    }

    @Override
    public Duration asksToWait() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() {
        bluesky.close();
    }
}
