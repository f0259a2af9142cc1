package io.parley.sandbox.townsquare;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the sample mentions into a town square at a human pace. Each step is kept together with what it posted, so a
 * replay goes on where it stopped, also after a kill.
 */
public final class Replay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final long SEED = 7;

    private final TownSquare town;
    private final ScheduledExecutorService scheduler;
    private final IntToLongFunction pause;
    private final List<JsonNode> steps;
    private final JsonNode people;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * @param scheduler runs the steps; the caller ends it
     * @param pause milliseconds before a step, by its number since the start
     */
    public Replay(TownSquare town, ScheduledExecutorService scheduler, IntToLongFunction pause) {
        this.town = town;
        this.scheduler = scheduler;
        this.pause = pause;
        this.people = Json.read(Json.text("/sample/people.json"));
        this.steps = new ArrayList<>();
        Json.text("/sample/mentions.jsonl")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> steps.add(Json.read(line)));
    }

    /** The first step after half a second, then one every two to six. */
    public static IntToLongFunction humanPace() {
        Random random = new Random(SEED);
        return step -> step == 0 ? 500 : 2000 + random.nextInt(4000);
    }

    public Replay start() {
        plan(0);
        return this;
    }

    /** Steps in the sample. */
    public int size() {
        return steps.size();
    }

    /** Steps still to be played. */
    public int remaining() {
        return (int) steps.stream().filter(step -> !done(step)).count();
    }

    private boolean done(JsonNode step) {
        return town.square().replayed(step.path("ref").asText()) != null;
    }

    private void plan(int number) {
        if (!stopped.get() && remaining() > 0) {
            scheduler.schedule(() -> next(number), pause.applyAsLong(number), TimeUnit.MILLISECONDS);
        }
    }

    private void next(int number) {
        if (stopped.get()) {
            return;
        }
        try {
            steps.stream().filter(step -> !done(step)).findFirst().ifPresent(this::play);
            plan(number + 1);
        } catch (RuntimeException e) {
            LOG.error("The replay of the sample stops", e);
        }
    }

    private void play(JsonNode step) {
        String ref = step.path("ref").asText();
        String text = step.path("text").asText();
        switch (step.path("action").asText("post")) {
            case "edit" -> town.square().edit(earlier(step, "target"), text, ref);
            case "delete" -> town.square().delete(earlier(step, "target"), ref);
            default ->
                town.post(
                        author(step.path("author").asText()),
                        text,
                        step.has("inReplyTo") ? earlier(step, "inReplyTo") : null,
                        step.path("lang").asText("en"),
                        step.path("visibility").asText("public"),
                        ref);
        }
    }

    private String earlier(JsonNode step, String field) {
        String ref = step.path(field).asText();
        return Objects.requireNonNull(
                town.square().replayed(ref), () -> "The sample quotes '" + ref + "' before it is posted");
    }

    private Customer author(String username) {
        if (username.equals(TownSquare.BRAND.username())) {
            return TownSquare.BRAND;
        }
        JsonNode person = people.path(username);
        return new Customer(
                username,
                person.path("name").asText(username),
                person.path("followers").asInt(),
                person.path("bot").asBoolean());
    }

    /** Plays no further step. */
    @Override
    public void close() {
        stopped.set(true);
    }
}
