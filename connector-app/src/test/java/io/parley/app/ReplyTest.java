package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.channel.ReplyRules;
import io.parley.health.Lights.Colour;
import io.parley.health.Uncounted;
import io.parley.model.Confirmation;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.pace.Gate;
import io.parley.reply.Confirm;
import io.parley.reply.Hear;
import io.parley.reply.Listening;
import io.parley.reply.Publish;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyTest {

    private final HandTurned stages = new HandTurned();
    private final PaperChannel channel = stages.channel;
    private final Uncounted uncounted = new Uncounted();
    private final Hear hear = new Hear(
            stages.crm,
            stages.store.replies(),
            stages.lights,
            uncounted,
            gate(),
            new Listening(
                    stages.crm,
                    stages.store.replies(),
                    stages.lights,
                    stages,
                    new Listening.Pace(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    () -> {}));
    private final Publish publish =
            new Publish(channel, stages.store.replies(), stages.lights, uncounted, stages, stages.backoff(), gate());
    private final Confirm confirm = new Confirm(stages.crm, stages.store.replies(), gate());

    @BeforeEach
    void a_customer_has_a_case() {
        stages.take(stages.says("anna", "1", "It leaks", null));
    }

    @AfterEach
    void close() {
        stages.close();
    }

    @Test
    void a_reply_is_published_once_and_the_rep_sees_the_link() {
        types("We send a seal.");
        goRound();
        goRound();

        assertThat(channel.standing).containsExactly("We send a seal.");
        assertThat(stages.crm.confirmations).singleElement().satisfies(done -> {
            assertThat(done).isInstanceOf(Confirmation.Published.class);
            assertThat(((Confirmation.Published) done).receipt().url()).isEqualTo("https://square.example/k1");
        });
    }

    @Test
    void a_reply_whose_answer_was_lost_is_looked_up_and_not_sent_again() {
        channel.loseNextAnswer();
        types("We send a seal.");
        goRound();
        stages.pass(Duration.ofMinutes(1));
        goRound();

        assertThat(channel.standing).containsExactly("We send a seal.");
        assertThat(stages.crm.confirmations)
                .hasOnlyElementsOfType(Confirmation.Published.class)
                .hasSize(1);
    }

    @Test
    void where_the_channel_cannot_be_asked_a_person_is() {
        channel.rules = new ReplyRules(true, null, 500, false, false);
        channel.loseNextAnswer();
        types("We send a seal.");
        goRound();
        stages.pass(Duration.ofMinutes(1));
        goRound();

        assertThat(channel.standing).hasSize(1);
        assertThat(notPublished()).contains("Please look");
        assertThat(stages.store.deadLetters().open()).isEqualTo(1);
    }

    @Test
    void a_channel_without_permission_holds_its_queue_and_the_light_says_what_to_do() {
        channel.failNextBeforeSending(new Outcome.Blocked("The token was refused.", "Make a new token.", null));
        types("We send a seal.");
        goRound();

        assertThat(stages.crm.confirmations).isEmpty();
        assertThat(stages.lights.all()).anySatisfy(light -> {
            assertThat(light.subject()).isEqualTo("channel square");
            assertThat(light.colour()).isEqualTo(Colour.RED);
        });

        stages.pass(Duration.ofMinutes(2));
        goRound();
        assertThat(channel.standing).containsExactly("We send a seal.");
    }

    @Test
    void a_channel_that_can_only_be_read_tells_the_rep_so() {
        channel.rules = ReplyRules.readOnly("A feed can only be read.");
        types("We send a seal.");
        goRound();

        assertThat(channel.standing).isEmpty();
        assertThat(notPublished()).isEqualTo("A feed can only be read.");
    }

    @Test
    void a_post_that_its_author_deleted_is_not_answered() {
        Mention post = stages.says("anna", "1", "It leaks", null);
        types("We send a seal.");
        stages.take(post.withdrawn());
        goRound();

        assertThat(channel.standing).isEmpty();
        assertThat(notPublished()).isEqualTo("The author deleted what this answers.");
    }

    @Test
    void a_reply_on_a_case_that_holds_no_mention_is_told_to_be_impossible() {
        Reply stray = new Reply(
                "k9",
                new RecordRef("support", RecordKind.CASE, "elsewhere", null, null),
                "Hello?",
                "Robin",
                stages.instant(),
                null);
        stages.crm.typed.add(stray);
        goRound();

        assertThat(notPublished()).contains("No mention");
    }

    @Test
    void a_reply_on_a_case_whose_birth_we_have_not_heard_of_yet_waits_for_it() {
        stages.accept(stages.says("bora", "2", "It hums", null));
        stages.decide();
        RecordRef unheard = new RecordRef("support", RecordKind.CASE, "r-square:acme:2", null, null);
        stages.crm.typed.add(new Reply("k7", unheard, "We are on it.", "Robin", stages.instant(), null));
        goRound();
        assertThat(stages.crm.confirmations).isEmpty();

        stages.deliverAll();
        goRound();

        assertThat(channel.standing).containsExactly("We are on it.");
        assertThat(stages.store.deadLetters().open()).isZero();
    }

    @Test
    void a_reply_heard_twice_is_published_once() {
        types("We send a seal.");
        stages.crm.typed.add(stages.crm.typed.get(0));
        goRound();
        goRound();

        assertThat(channel.standing).hasSize(1);
    }

    private void types(String text) {
        String key = "k" + (stages.crm.typed.size() + 1);
        stages.crm.typed.add(new Reply(key, stages.crm.only().ref, text, "Robin", stages.instant(), null));
    }

    private void goRound() {
        hear.round();
        publish.round();
        confirm.round();
    }

    private String notPublished() {
        return stages.crm.confirmations.stream()
                .filter(Confirmation.NotPublished.class::isInstance)
                .map(done -> ((Confirmation.NotPublished) done).reason())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the rep was not told"));
    }

    private Gate gate() {
        return new Gate(stages, stages.backoff());
    }
}
