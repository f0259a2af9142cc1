package io.parley.routes;

import io.parley.channel.Channel;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.intake.Intake;
import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.pace.Backoff;
import io.parley.store.Taken;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Starts channels in a Camel context of their own. */
final class CamelRig implements RunningChannel.Starter {

    private final ChannelTypes types;

    CamelRig() {
        this(ChannelTypes.builtIn());
    }

    CamelRig(ChannelTypes types) {
        this.types = types;
    }

    record Running(Channel channel, Lights lights, CamelContext camel) implements RunningChannel {
        @Override
        public void close() {
            camel.stop();
        }
    }

    @Override
    public Running start(String name, String type, Map<String, String> options, PaperInbox inbox) {
        try {
            CamelContext camel = new DefaultCamelContext();
            camel.getShutdownStrategy().setTimeout(5);
            Lights lights = new Lights(InstantSource.system());
            Backoff backoff = new Backoff(Duration.ofMillis(300), Duration.ofMillis(600), RandomGenerator.getDefault());
            ChannelRoutes routes = new ChannelRoutes(
                    camel, types, new Intake(inbox, new NoTally()), lights, InstantSource.system(), backoff);
            Channel channel = routes.add(name, type, options);
            camel.start();
            return new Running(channel, lights, camel);
        } catch (Exception broken) {
            throw new IllegalStateException("the channel did not start", broken);
        }
    }

    /** Counts nothing. */
    static final class NoTally implements Tally {
        @Override
        public void taken(String channel, Taken taken) {}

        @Override
        public void decided(Mention mention, Decision decision) {}

        @Override
        public void delivery(String crm, Mention mention, Outcome outcome) {}

        @Override
        public void heard(String crm, int fresh) {}

        @Override
        public void publication(String channel, String outcome) {}
    }
}
