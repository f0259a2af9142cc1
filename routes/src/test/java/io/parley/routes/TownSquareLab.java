package io.parley.routes;

import io.parley.intake.PlainText;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.townsquare.Customer;
import io.parley.sandbox.townsquare.Post;
import io.parley.sandbox.townsquare.TownSquare;
import io.parley.testkit.ChannelLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The town square, which speaks the Mastodon client API. Its customers begin with our name, so that we hear them. */
final class TownSquareLab implements ChannelLab {

    final TownSquare square = TownSquare.start(0, null);

    @Override
    public String type() {
        return "mastodon";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("server", square.url().toString(), "token", square.brandToken(), "every", "100ms");
    }

    @Override
    public List<String> secrets() {
        return List.of(square.brandToken());
    }

    @Override
    public String post(String author, String text, @Nullable String inReplyTo) {
        return square.post(Customer.of(author), "@acme " + text, inReplyTo, "en");
    }

    @Override
    public String direct(String author, String text) {
        return square.direct(Customer.of(author), "@acme " + text, null, "en");
    }

    @Override
    public boolean showsEdits() {
        return true;
    }

    @Override
    public void edit(String id, String text) {
        square.edit(id, "@acme " + text);
    }

    @Override
    public void delete(String id) {
        square.delete(id);
    }

    @Override
    public List<Standing> replies(String id) {
        return square.repliesBy(TownSquare.BRAND).stream()
                .filter(post -> id.equals(post.inReplyTo()))
                .map(TownSquareLab::standing)
                .toList();
    }

    private static Standing standing(Post post) {
        return new Standing(
                post.id(), PlainText.clean(post.text()), post.visibility().equals("direct"));
    }

    @Override
    public void troubleReading(Trouble trouble, int calls) {
        square.faults().next(calls, fault(trouble), Where.kind("notifications"));
    }

    @Override
    public void troubleWriting(Trouble trouble, int calls) {
        square.faults().next(calls, fault(trouble), Where.kind("post"));
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
        return Duration.ofSeconds(60);
    }

    @Override
    public void close() {
        square.close();
    }
}
