package io.parley.crm.salesforce.stream;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.FetchResponse;
import io.grpc.StatusRuntimeException;
import io.parley.crm.CrmFailure;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.crm.salesforce.api.SalesforceClient.Pass;
import io.parley.model.Outcome;
import io.parley.pace.Backoff;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens until it is closed. A stream that ends for whatever reason, good order included, is opened again where it
 * stood; one that shows no sign of life is taken for dead. What an event says is not believed: it wakes the ear, and the
 * rows are the truth.
 *
 * <p>Where Salesforce no longer knows a place (it keeps 72 hours), listening goes on from now and not from the earliest
 * event: the ear looks at all rows anyway when a stream has come to life, and three days of events would be charged to
 * the org's allowance.
 */
public final class ReplyStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplyStream.class);

    /** Most events outstanding that Salesforce allows. */
    private static final int OUTSTANDING = 100;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration ADMIN_WAIT = Duration.ofMinutes(10);

    private final String crm;
    private final SalesforceClient salesforce;
    private final StreamSettings settings;
    private final Ear ear;
    private final PubSubClient client;
    private final Events events;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Place place;
    private @Nullable String refused;
    private boolean lived;

    private ReplyStream(String crm, SalesforceClient salesforce, StreamSettings settings, Cursor from, Ear ear) {
        this.crm = crm;
        this.salesforce = salesforce;
        this.settings = settings;
        this.ear = ear;
        this.client = new PubSubClient(settings);
        this.events = new Events(client, settings);
        this.place = Place.of(from, settings.wake().topic());
        this.thread = new Thread(this::listen, "parley listen " + crm);
        thread.setDaemon(true);
    }

    /** Begins to listen on a thread of its own. */
    public static ReplyStream open(
            String crm, SalesforceClient salesforce, StreamSettings settings, Cursor from, Ear ear) {
        ReplyStream stream = new ReplyStream(crm, salesforce, settings, from, ear);
        stream.thread.start();
        return stream;
    }

    private void listen() {
        int failures = 0;
        try {
            while (closing.getCount() > 0) {
                lived = false;
                Ending ending = attempt();
                failures = lived ? 0 : failures;
                if (closing.getCount() > 0) {
                    log.atDebug().addKeyValue("crm", crm).log("Listening again: {}", ending.reason());
                    ear.deaf(ending.reason());
                    Duration pause = ending.pause();
                    rest(pause == null ? backoff.after(failures) : pause);
                }
                failures++;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How an attempt ended.
     *
     * @param pause before the next; null leaves it to the backoff
     */
    private record Ending(String reason, @Nullable Duration pause) {}

    private void rest(Duration wait) throws InterruptedException {
        boolean closed = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        log.atTrace().addKeyValue("crm", crm).log(closed ? "Closing" : "Rested {}", wait);
    }

    private Ending attempt() throws InterruptedException {
        try {
            Pass pass = salesforce.pass(refused);
            boolean again = refused != null;
            refused = null;
            return ending(stream(pass), pass, again);
        } catch (CrmFailure failure) {
            Outcome.Failure outcome = failure.outcome();
            return new Ending(outcome.reason(), outcome instanceof Outcome.Blocked blocked ? blocked.after() : null);
        } catch (RuntimeException unforeseen) {
            log.atWarn().addKeyValue("crm", crm).setCause(unforeseen).log("Listening failed; trying again");
            return new Ending("Listening failed (" + unforeseen.getClass().getSimpleName() + ").", null);
        }
    }

    private Ending ending(Trouble trouble, Pass pass, boolean loggedInAgain) {
        switch (trouble.sort()) {
            case LOGIN -> refused = pass.token();
            case PLACE -> place = null;
            default -> {}
        }
        boolean atOnce = trouble.sort() == Trouble.Sort.PLACE
                || trouble.sort() == Trouble.Sort.LOGIN && (lived || !loggedInAgain);
        Duration wait = trouble.sort() == Trouble.Sort.ADMIN ? ADMIN_WAIT : atOnce ? Duration.ZERO : null;
        return new Ending(trouble.reason(), wait);
    }

    /** Reads one stream to its end. */
    private Trouble stream(Pass pass) throws InterruptedException {
        String topic = settings.wake().topic();
        try {
            if (!client.topic(pass, topic).getCanSubscribe()) {
                return new Trouble(Trouble.Sort.ADMIN, "The integration user may not listen to " + topic + ".");
            }
        } catch (StatusRuntimeException refusal) {
            return Trouble.of(refusal, settings);
        }
        int outstanding = OUTSTANDING;
        BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
        try (PubSubClient.Stream stream = client.subscribe(pass, topic, place, OUTSTANDING, signals::add)) {
            while (true) {
                Signal signal = signals.poll(settings.silence().toMillis(), TimeUnit.MILLISECONDS);
                if (signal instanceof Signal.Fetched fetched) {
                    take(fetched.response(), pass);
                    outstanding -= fetched.response().getEventsCount();
                    if (outstanding <= OUTSTANDING / 2) {
                        // Before all is used up, so that the stream never runs dry. Counted here, since what a response
                        // says of it may have crossed with our last request.
                        stream.request(OUTSTANDING - outstanding);
                        outstanding = OUTSTANDING;
                    }
                } else if (signal instanceof Signal.Ended ended) {
                    return ended.trouble();
                } else {
                    return Trouble.silent(settings);
                }
            }
        }
    }

    private void take(FetchResponse response, Pass pass) {
        lived = true;
        ByteString latest = response.getLatestReplayId();
        Place now = latest.isEmpty() ? place : new Place(settings.wake().topic(), latest);
        place = now;
        Cursor at = now == null ? Cursor.START : now.cursor();
        if (events.worthALook(response, pass)) {
            ear.wake(at);
        } else {
            ear.alive(at);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        client.close();
    }
}
