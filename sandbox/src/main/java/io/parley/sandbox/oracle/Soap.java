package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands at /Services/Integration: login, logoff and SOAP 1.1. */
final class Soap {

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)JSESSIONID=([^;]+)");

    private final Habits habits;
    private final Faults faults;
    private final Calls calls;
    private final Gate gate;
    private final Operations operations;

    Soap(Habits habits, Faults faults, Calls calls, Gate gate, Operations operations) {
        this.habits = habits;
        this.faults = faults;
        this.calls = calls;
        this.gate = gate;
        this.operations = operations;
    }

    Answer answer(Call call) {
        if (call.method().equals("GET")) {
            return session(call);
        }
        if (!call.method().equals("POST")) {
            return Answer.empty(405);
        }
        try {
            return post(call);
        } catch (Refusal refusal) {
            return fault(refusal);
        }
    }

    private Answer session(Call call) {
        String command = String.valueOf(call.param("command"));
        if (command.equals("logoff")) {
            calls.add("logoff");
            gate.logoff(cookie(call));
            return Answer.empty(200);
        }
        if (!command.equals("login")) {
            return Answer.of(404, "text/plain", "Unknown command");
        }
        calls.add(Faults.LOGIN);
        Faults.Drawn drawn = faults.draw(Faults.LOGIN, Set::of, false);
        if (drawn.has(Fault.Kind.UNAVAILABLE)) {
            return unavailable();
        }
        try {
            boolean encoded = "Y".equals(call.param("isEncoded"));
            String id = gate.login(header(call, "UserName", encoded), header(call, "Password", encoded));
            Answer answer = id == null
                    ? Answer.of(401, "text/plain", "The user name or password is wrong")
                    : Answer.empty(200).with("Set-Cookie", "JSESSIONID=" + id + "; path=/; HttpOnly");
            return drawn.has(Fault.Kind.DROP) ? answer.cut() : answer.after(drawn.delay());
        } catch (Refusal refusal) {
            return fault(refusal);
        }
    }

    private static String header(Call call, String name, boolean encoded) {
        String value = call.header(name);
        String sent = value == null ? "" : value;
        return encoded ? URLDecoder.decode(sent, StandardCharsets.UTF_8) : sent;
    }

    private static @Nullable String cookie(Call call) {
        String header = call.header("Cookie");
        Matcher found = header == null ? null : COOKIE.matcher(header);
        if (found != null && found.find()) {
            return found.group(1);
        }
        int at = call.path().indexOf(";jsessionid=");
        return at < 0 ? null : call.path().substring(at + ";jsessionid=".length());
    }

    private Answer post(Call call) {
        Tag envelope = Tag.read(call.body());
        Tag body = envelope.child("Body");
        if (!envelope.is(ENVELOPE, "Envelope")
                || body == null
                || body.children().size() != 1) {
            throw Refusal.client("The request is no SOAP 1.1 message with one operation");
        }
        Operations.Asked asked = operations.asked(body.children().get(0), call.header("SOAPAction"));
        String path = Administration.path(asked.input().space());
        if (!call.path().startsWith(path == null ? "/Services/Integration" : path)) {
            throw Refusal.client("This operation is not at home at " + call.path());
        }
        calls.add(asked.kind());
        try {
            gate.enter();
            Gate.Caller caller = gate.caller(envelope.child("Header"), cookie(call));
            gate.pace(caller);
            return run(asked, caller, cookie(call));
        } finally {
            gate.leave();
        }
    }

    private Answer run(Operations.Asked asked, Gate.Caller caller, @Nullable String cookie) {
        Faults.Drawn drawn = faults.draw(asked.kind(), () -> new HashSet<>(asked.objects()), asked.writes());
        if (drawn.has(Fault.Kind.DROP)) {
            return Answer.empty(200).cut();
        }
        boolean silent = asked.kind().equals("query") && habits.silentAfterInserts() && calls.count("insert") > 0;
        if (silent || drawn.has(Fault.Kind.UNAVAILABLE)) {
            return unavailable().after(drawn.delay());
        }
        strike(drawn, cookie);
        gate.checkAllotment();
        Habits.BackEnd backEnd = asked.writes() ? habits.drawBackEnd() : Habits.BackEnd.FINE;
        if (backEnd == Habits.BackEnd.LOST) {
            throw lostBackEnd();
        }
        Operations.Result result = operations.run(asked, caller.userId());
        gate.spend(result.cost());
        if (backEnd == Habits.BackEnd.SAVED_THEN_LOST) {
            throw lostBackEnd();
        }
        Answer answer = habits.drawEmpty() ? Answer.empty(200) : fine(result.xml());
        return drawn.has(Fault.Kind.SAVE_THEN_DROP) ? answer.cut() : answer.after(drawn.delay());
    }

    private static Refusal lostBackEnd() {
        return Refusal.gateway("ODU-01006", "The back end did not answer: RIP_WAIT_ERROR_TIMEOUT");
    }

    private void strike(Faults.Drawn drawn, @Nullable String cookie) {
        if (drawn.has(Fault.Kind.SESSION_EXPIRED)) {
            gate.logoff(cookie);
            throw Gate.noSession();
        }
        if (drawn.has(Fault.Kind.LIMIT_REACHED)) {
            throw Gate.allotmentSpent();
        }
        if (drawn.has(Fault.Kind.FORBIDDEN)) {
            throw Refusal.data("EAI-04376", "EAI-04421", "The user has no right to this operation");
        }
        if (drawn.has(Fault.Kind.ROW_LOCKED)) {
            throw Refusal.data("EAI-04376", "DAT-00523", "The record was changed by another user meanwhile");
        }
        if (drawn.has(Fault.Kind.ONE_RECORD_REFUSED)) {
            throw Refusal.data("EAI-04376", "EAI-13011", "A validation rule refuses the first record");
        }
    }

    private static Answer unavailable() {
        return Answer.of(503, "text/html;charset=UTF-8", "<html><body>Out of order</body></html>");
    }

    private Answer fine(Out xml) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + new Out()
                        .open("soap:Envelope", "xmlns:soap", ENVELOPE)
                        .open("soap:Body")
                        .add(xml)
                        .close("soap:Body")
                        .close("soap:Envelope");
        Hostile hostile = habits.hostile();
        return hostile == null ? Answer.of(200, "text/xml;charset=UTF-8", text) : hostile.answer(text);
    }

    private Answer fault(Refusal refusal) {
        String text = SoapFault.text(refusal, habits.gatewayShape());
        return Answer.of(habits.faultsWith200() ? 200 : 500, "text/xml;charset=UTF-8", text);
    }
}
