package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.channel.Publication;
import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the channel kits look at, and how long they wait for it. */
final class ChannelLook {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String NAME = "lab";

    private ChannelLook() {}

    static RunningChannel start(RunningChannel.Starter starter, ChannelLab lab, PaperInbox inbox) {
        return starter.start(NAME, lab.type(), Map.copyOf(lab.options()), inbox);
    }

    static List<Mention> awaitMentions(PaperInbox inbox, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        inbox.mentions().size() >= count || !inbox.malformed().isEmpty());
        assertThat(inbox.malformed()).isEmpty();
        assertThat(inbox.mentions()).hasSize(count);
        return inbox.mentions();
    }

    static Mention mention(PaperInbox inbox, String id) {
        return inbox.mentions().stream()
                .filter(each -> each.key().nativeId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mention " + id));
    }

    static String wrote(PaperInbox inbox, String id, String author) {
        Mention mention = mention(inbox, id);
        assertThat(mention.actor().handle() + ' ' + mention.actor().name()).containsIgnoringCase(author);
        return mention.content();
    }

    static void awaitLight(RunningChannel running, Colour colour) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> light(running).colour() == colour);
    }

    static Light light(RunningChannel running) {
        return running.lights().all().get(0);
    }

    static Reply reply(String text) {
        RecordRef record = new RecordRef("support", RecordKind.CASE, "500A1", null, null);
        return new Reply("note-" + Integer.toHexString(text.hashCode()), record, text, "Rita", Instant.now(), null);
    }

    static Receipt publish(RunningChannel running, String text, Mention target) {
        Publication publication = running.channel().publish(reply(text), target);
        assertThat(publication).isInstanceOf(Publication.Published.class);
        return ((Publication.Published) publication).receipt();
    }

    static Outcome.Failure failure(Publication publication) {
        assertThat(publication).isInstanceOf(Publication.NotPublished.class);
        return ((Publication.NotPublished) publication).outcome();
    }

    static String refusal(Publication publication) {
        Outcome.Failure failure = failure(publication);
        assertThat(failure).isInstanceOf(Outcome.Refused.class);
        return failure.reason();
    }
}
