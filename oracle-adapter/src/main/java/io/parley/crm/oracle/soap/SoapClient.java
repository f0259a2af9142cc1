package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.api.Access.Mode;
import io.parley.crm.oracle.soap.Http.Answer;
import io.parley.crm.oracle.soap.Http.NoAnswer;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Asks one thing at a time: keeps the pace, logs in where it must, and makes of every answer a node or a failure. */
final class SoapClient {

    /** How often one request is sent when the service says it came too fast. */
    private static final int TRIES = 6;

    /** A longer pause is not sat out: the delivery comes again later. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final String ADDRESS =
            "Check that url is the address of your pod, that of its sign-in page up to the"
                    + " first single slash, and that no proxy between answers in its place.";

    private final Access access;
    private final Http http;
    private final FaultTable faults;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** A session and its pace. */
    private record Lane(Pace pace, Session session) {}

    SoapClient(Access access, int sessions, LongSupplier nanos, Waiting waiting) {
        this.access = access;
        this.http = new Http(access.timeout());
        this.faults = new FaultTable(access);
        for (int i = 0; i < (access.mode() == Mode.SESSION ? sessions : 1); i++) {
            Pace pace = new Pace(nanos, waiting);
            lanes.add(new Lane(pace, new Session(http, access, pace)));
        }
    }

    /**
     * A request.
     *
     * @param path behind the pod's address
     * @param action the value of SOAPAction
     * @param body the operation, as XML
     * @param object what it is about, for people
     */
    record Request(String path, String action, String body, String object, Words words) {

        /** To where records are. */
        Request(String action, String body, String object, Words words) {
            this("/Services/Integration", action, body, object, words);
        }
    }

    /** The operation's answer. */
    Node call(Request request) {
        Lane lane = lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size()));
        boolean renewed = false;
        for (int tries = 1; ; tries++) {
            String cookie = access.mode() == Mode.SESSION ? lane.session().cookie() : "";
            try {
                return once(request, lane, cookie);
            } catch (SoapFailure failure) {
                boolean again = failure.kind() == Kind.SESSION && !cookie.isEmpty() && !renewed;
                if (again) {
                    lane.session().ended(cookie);
                    renewed = true;
                } else if (tries >= TRIES || !passes(failure, lane)) {
                    throw failure;
                }
            }
        }
    }

    /** Whether to send the same again, after the pause that the session has now to make. */
    private static boolean passes(SoapFailure failure, Lane lane) {
        Duration pause = failure.pause();
        if (failure.kind() != Kind.TOO_FAST || pause == null) {
            return false;
        }
        lane.pace().hold(pause);
        return pause.compareTo(LONGEST_PAUSE) <= 0;
    }

    private Node once(Request request, Lane lane, String cookie) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/xml; charset=utf-8");
        headers.put("SOAPAction", request.action());
        if (!cookie.isEmpty()) {
            headers.put("Cookie", cookie);
        }
        String envelope = Envelope.around(request.body(), access);
        lane.pace().take();
        try {
            return read(http.post(access.url() + request.path(), headers, envelope), request);
        } catch (NoAnswer silence) {
            throw new SoapFailure(
                    silence.sent() ? Kind.UNSURE : Kind.WHOLE,
                    new Retry(access.url() + " " + silence.getMessage(), null));
        }
    }

    private Node read(Answer answer, Request request) {
        if (answer.body().length == 0 || blank(answer.body())) {
            throw status(answer, "nothing");
        }
        Node envelope;
        try {
            envelope = SafeXml.read(answer.body());
        } catch (NotXml what) {
            throw status(answer, "what can't be an answer: " + what.getMessage());
        }
        // Oracle CRM On Demand answers 200 with a fault inside, so the status proves nothing.
        Optional<Fault> fault = Fault.in(envelope);
        if (fault.isPresent()) {
            throw faults.failure(fault.get(), request.object(), request.words());
        }
        return envelope.child("Body")
                .filter(body -> answer.status() == 200 && !body.children().isEmpty())
                .map(body -> body.children().get(0))
                .orElseThrow(() -> status(answer, "what is no SOAP message"));
    }

    private static boolean blank(byte[] body) {
        for (byte each : body) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    /** An answer that tells by its status alone. */
    private SoapFailure status(Answer answer, String what) {
        int status = answer.status();
        String reason = access.url() + " answers " + what + " (HTTP " + status + ")";
        if (status == 401 || status == 403) {
            return new SoapFailure(
                    access.mode() == Mode.SESSION ? Kind.SESSION : Kind.WHOLE,
                    new Blocked(reason, FaultTable.PASSWORD, null));
        }
        boolean passing = status >= 500 || status == 429 || status == 408 || what.equals("nothing") && status < 300;
        Outcome.Failure outcome =
                passing ? new Retry(reason, answer.after()) : new Blocked(reason, ADDRESS, answer.after());
        return new SoapFailure(status >= 300 && status < 500 ? Kind.WHOLE : Kind.UNSURE, outcome);
    }

    void logoff() {
        lanes.forEach(lane -> lane.session().logoff());
    }
}
