package io.parley.app;

import io.parley.channel.Channel;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.deliver.Deliver;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.reply.Confirm;
import io.parley.reply.Hear;
import io.parley.reply.Listening;
import io.parley.reply.Publish;
import io.parley.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.apache.camel.ProducerTemplate;

/** Puts the stages of a configured Parley on a crew, and says who makes work for whom. */
final class Stages {

    static final String DECIDE = "decide";

    /** One thread waits for the CRM while the other one reads and settles. */
    private static final int DELIVERING = 2;

    /** As many as Salesforce takes in one call. */
    private static final int BATCH = 200;

    private final Store store;
    private final Lights lights;
    private final Tally tally;
    private final InstantSource clock;

    Stages(Store store, Lights lights, Tally tally, InstantSource clock) {
        this.store = store;
        this.lights = lights;
        this.tally = tally;
        this.clock = clock;
    }

    void decide(Crew crew, ProducerTemplate route, List<Crm> crms) {
        String[] delivering = crms.stream().map(crm -> "deliver " + crm.name()).toArray(String[]::new);
        crew.add(DECIDE, new Deciding(store.inbox(), route, tally), 1, delivering);
    }

    /** @param pace how often to ask the CRM for replies */
    void serve(Crew crew, Crm crm, List<Channel> channels, Listening.Pace pace) {
        Deliver deliver = new Deliver(crm, store, channels, lights, tally, clock, backoff(), gate(), BATCH);
        crew.add("deliver " + crm.name(), deliver, DELIVERING);
        if (crm.capabilities().contains(Capability.HEAR_REPLIES)) {
            String[] publishing = channels.stream()
                    .map(channel -> "publish " + channel.name())
                    .toArray(String[]::new);
            String name = "hear " + crm.name();
            Listening listening = new Listening(crm, store.replies(), lights, clock, pace, () -> crew.wake(name));
            crew.add(name, new Hear(crm, store.replies(), lights, tally, gate(), listening), 1, publishing);
        }
        if (crm.capabilities().contains(Capability.CONFIRM_REPLIES)) {
            crew.add("confirm " + crm.name(), new Confirm(crm, store.replies(), gate()), 1);
        }
    }

    void answer(Crew crew, Channel channel, List<Crm> crms) {
        String[] confirming = crms.stream().map(crm -> "confirm " + crm.name()).toArray(String[]::new);
        Publish publish = new Publish(channel, store.replies(), lights, tally, clock, backoff(), gate());
        crew.add("publish " + channel.name(), publish, 1, confirming);
    }

    static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random());
    }

    private Gate gate() {
        return new Gate(clock, backoff());
    }
}
