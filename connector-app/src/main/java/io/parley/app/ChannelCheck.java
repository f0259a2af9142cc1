package io.parley.app;

import io.parley.config.Settings.ChannelSettings;
import io.parley.decide.Decide;
import io.parley.decide.Rules;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.enrich.OwnAccounts;
import io.parley.health.Lights;
import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import io.parley.health.Uncounted;
import io.parley.intake.Intake;
import io.parley.model.Finding;
import io.parley.routes.ChannelRoutes;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Reads a channel once, as it will be read when Parley runs, into a store that is thrown away. Nothing is changed on the
 * channel, and nothing is remembered.
 */
final class ChannelCheck {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final OwnRoutes routes;

    ChannelCheck(InstantSource clock, OwnRoutes routes) {
        this.clock = clock;
        this.routes = routes;
    }

    List<Finding> check(ChannelSettings channel) {
        String subject = "channel " + channel.name();
        Lights lights = new Lights(clock);
        try (Store store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), clock);
                Flow flow = new Flow(nothing(), new Decide(new Rules(List.of())), Flow.BUILT_IN)) {
            Intake intake = new Intake(store.inbox(), new Uncounted());
            new ChannelRoutes(flow.camel(), routes.channelTypes(), intake, lights, clock, Stages.backoff())
                    .add(channel.name(), channel.type().name(), channel.options());
            return List.of(finding(subject, answered(lights, subject)));
        } catch (Exception failure) {
            return List.of(Finding.blocking(
                    subject, "It can't be started: " + failure.getMessage(), "Change it in parley.yaml."));
        }
    }

    private Light answered(Lights lights, String subject) {
        Instant end = clock.instant().plus(LONGEST);
        Light light = light(lights, subject);
        while (light.colour() == Colour.GREY && clock.instant().isBefore(end)) {
            Machine.pause(Duration.ofMillis(50));
            light = light(lights, subject);
        }
        return light;
    }

    private static Light light(Lights lights, String subject) {
        return lights.all().stream()
                .filter(light -> light.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing of it is read"));
    }

    private static Finding finding(String subject, Light light) {
        return switch (light.colour()) {
            case GREEN -> Finding.ok(subject, "It was read once.");
            case RED -> Finding.blocking(subject, light.reason(), light.fix());
            case YELLOW ->
                Finding.warning(
                        subject, light.reason(), "Parley will try again by itself; see whether the address is right.");
            case GREY ->
                Finding.warning(
                        subject,
                        "It did not answer within " + LONGEST.toSeconds() + " seconds.",
                        "See whether its address is right and can be reached from here.");
        };
    }

    private static Enrich nothing() {
        return new Enrich(OwnAccounts.NONE, new Languages(List.of()));
    }
}
