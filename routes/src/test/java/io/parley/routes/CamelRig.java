package io.parley.routes;

import io.parley.channel.Channel;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.intake.Intake;
import io.parley.pace.Backoff;
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
                    camel, types, new Intake(inbox, new Uncounted()), lights, InstantSource.system(), backoff);
            Channel channel = routes.add(name, type, options);
            camel.start();
            return new Running(channel, lights, camel);
        } catch (Exception broken) {
            throw new IllegalStateException("the channel did not start", broken);
        }
    }
}
