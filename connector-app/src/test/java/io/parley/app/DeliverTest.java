package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.channel.ReplyRules;
import io.parley.deliver.Deliver;
import io.parley.health.Lights.Colour;
import io.parley.model.CanReply;
import io.parley.model.Outcome;
import io.parley.model.ReplyTerms;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliverTest {

    private final HandTurned stages = new HandTurned();

    @AfterEach
    void close() {
        stages.close();
    }

    @Test
    void a_blocked_crm_holds_the_whole_queue_and_parks_nothing() {
        stages.crm.failNext(new Outcome.Blocked("The login was refused.", "Renew the key.", Duration.ofMinutes(5)));
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.take(stages.says("bora", "2", "It hums", null));

        assertThat(stages.crm.records).isEmpty();
        assertThat(stages.store.deadLetters().open()).isZero();
        assertThat(stages.lights.all()).anySatisfy(light -> {
            assertThat(light.colour()).isEqualTo(Colour.RED);
            assertThat(light.fix()).isEqualTo("Renew the key.");
        });

        stages.pass(Duration.ofMinutes(6));
        stages.deliverAll();

        assertThat(stages.crm.records).hasSize(2);
        assertThat(stages.lights.all())
                .allSatisfy(light -> assertThat(light.colour()).isEqualTo(Colour.GREEN));
    }

    @Test
    void a_refused_mention_becomes_a_dead_letter_and_its_conversation_goes_on() {
        stages.crm.failNext(new Outcome.Refused("Priority: bad value for restricted picklist field: Hot", "Priority"));
        stages.take(stages.says("anna", "1", "It leaks", null), stages.says("anna", "2", "Hello?", "1"));

        assertThat(stages.store.deadLetters().list(10)).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("Priority: bad value for restricted picklist field: Hot");
            assertThat(letter.field()).isEqualTo("Priority");
        });
        assertThat(stages.crm.only().texts).containsValue("Hello?");
    }

    @Test
    void while_one_mention_waits_for_its_retry_those_behind_it_wait_and_others_flow() {
        stages.crm.failNext(new Outcome.Retry("The row is locked.", Duration.ofMinutes(10)));
        stages.take(stages.says("anna", "1", "first", null), stages.says("bora", "2", "other", null));
        stages.take(stages.says("anna", "3", "second", "1"));
        assertThat(stages.crm.only().texts).containsOnlyKeys("square:acme:2");

        stages.pass(Duration.ofMinutes(11));
        stages.deliverAll();

        assertThat(stages.recordWith("first").texts.values()).containsExactly("first", "second");
    }

    @Test
    void the_crm_is_told_how_long_an_answer_may_be_and_what_stands_in_front_of_it() {
        stages.channel.rules = new ReplyRules(true, null, new ReplyRules.Length(500, 23, true), false, true);

        stages.take(stages.says("anna", "1", "It leaks", null));

        assertThat(stages.crm.terms).containsExactly(new ReplyTerms(CanReply.YES, 500, 23, "@anna"));
    }

    @Test
    void the_crm_is_told_before_a_rep_types_that_a_channel_is_only_read() {
        stages.channel.rules = ReplyRules.readOnly("A feed can only be read.");

        stages.take(stages.says("anna", "1", "It leaks", null));

        assertThat(stages.crm.terms).containsExactly(new ReplyTerms(CanReply.no("A feed can only be read."), 0, 0, ""));
    }

    @Test
    void a_store_that_is_gone_at_the_wrong_moment_holds_no_mention_back_for_ever() {
        AtomicInteger losses = new AtomicInteger(1);
        Deliver deliver = stages.deliverOn(GoneStore.before(stages.store, losses));
        stages.accept(stages.says("anna", "1", "It leaks", null));
        stages.decide();

        assertThatThrownBy(deliver::round).isInstanceOf(StoreFailure.class);
        deliver.round();

        assertThat(stages.crm.only().texts).containsOnlyKeys("square:acme:1");
        assertThat(stages.store.overview().waiting().outbox().getOrDefault("support", 0))
                .isZero();
    }

    @Test
    void a_retried_dead_letter_arrives() {
        stages.crm.failNext(new Outcome.Refused("Subject is too long", "Subject"));
        stages.take(stages.says("anna", "1", "It leaks", null));
        long letter = stages.store.deadLetters().list(1).get(0).id();

        stages.store.deadLetters().retry(letter);
        stages.deliverAll();

        assertThat(stages.crm.only().texts).containsValue("It leaks");
        assertThat(stages.store.deadLetters().open()).isZero();
    }
}
