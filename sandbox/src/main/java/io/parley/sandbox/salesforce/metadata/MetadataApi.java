package io.parley.sandbox.salesforce.metadata;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Calls;
import io.parley.sandbox.Fault.Kind;
import io.parley.sandbox.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * /services/Soap/m/NN.0: session, faults to order, then the operation. Calls are counted, and faults ordered, under
 * {@link #KIND} for every operation.
 */
public final class MetadataApi {

    /** The word under which calls are counted and faults are ordered. */
    public static final String KIND = "metadata";

    private static final int OLDEST = 31;
    private static final int NEWEST = 68;
    private static final Pattern PATH = Pattern.compile("/services/Soap/m/(\\d{1,3})(?:\\.0)?(?:/.*)?");
    private static final Set<String> WRITING = Set.of("deploy", "cancelDeploy");

    private final Landscape landscape;
    private final Faults faults;
    private final Calls calls;
    private final Operations operations;

    public MetadataApi(Landscape landscape, Faults faults, Calls calls, Clock clock) {
        this.landscape = landscape;
        this.faults = faults;
        this.calls = calls;
        this.operations = new Operations(landscape, clock);
    }

    /** Whether the org has this flow, active or not. */
    public boolean hasFlow(String name) {
        return operations.hasFlow(name);
    }

    /** A text field that an admin makes by hand. */
    public void makeField(String object, String field, String label, int length) {
        operations.makeField(object, field, label, length);
    }

    /** The full names of all components of a type. */
    public List<String> names(String type) {
        return operations.names(type);
    }

    /** Answers one call. */
    public Answer answer(Call call) {
        calls.add(KIND);
        String operation = "";
        try {
            Element envelope = envelope(call);
            Element request = request(envelope);
            operation = String.valueOf(request.getLocalName());
            Faults.Drawn drawn = faults.draw(KIND, Set::of, WRITING.contains(operation));
            return struck(drawn, envelope, request).after(drawn.delay());
        } catch (Soap.Fault fault) {
            return fault.answer();
        }
    }

    private Answer struck(Faults.Drawn drawn, Element envelope, Element request) {
        if (drawn.has(Kind.DROP)) {
            return Answer.empty(500).cut();
        }
        if (drawn.has(Kind.UNAVAILABLE)) {
            return Answer.of(503, "text/html;charset=UTF-8", "<html><body><h1>Service Unavailable</h1></body></html>");
        }
        if (drawn.has(Kind.SESSION_EXPIRED) || user(envelope) == null) {
            throw Soap.Fault.of("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session");
        }
        if (drawn.has(Kind.LIMIT_REACHED)) {
            throw Soap.Fault.of("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        if (drawn.has(Kind.FORBIDDEN)) {
            throw Soap.Fault.of(
                    "INSUFFICIENT_ACCESS",
                    "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions");
        }
        Answer answer = Soap.answer(operations.run(request));
        return drawn.has(Kind.SAVE_THEN_DROP) ? answer.cut() : answer;
    }

    private static Element envelope(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw Soap.Fault.client("No service at this address");
        }
        int version = Integer.parseInt(path.group(1));
        if (version < OLDEST || version > NEWEST) {
            throw Soap.Fault.of("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
        }
        if (!call.method().equals("POST") || call.header("SOAPAction") == null) {
            throw Soap.Fault.client("SOAPAction HTTP header missing");
        }
        try {
            Element envelope = Xml.parse(call.body().getBytes(StandardCharsets.UTF_8));
            if (!"Envelope".equals(envelope.getLocalName()) || !Soap.ENVELOPE.equals(envelope.getNamespaceURI())) {
                throw Soap.Fault.client("The body is no SOAP 1.1 envelope");
            }
            return envelope;
        } catch (Xml.Malformed malformed) {
            throw Soap.Fault.client("content not allowed: " + malformed.getMessage());
        }
    }

    private static Element request(Element envelope) {
        Element body = Xml.child(envelope, "Body");
        if (body == null || Xml.children(body).size() != 1) {
            throw Soap.Fault.client("The body of the envelope has no single request");
        }
        Element request = Xml.children(body).get(0);
        if (!Xml.METADATA.equals(request.getNamespaceURI())) {
            throw Operations.noSuch(request);
        }
        return request;
    }

    private @Nullable String user(Element envelope) {
        Element header = Xml.child(envelope, "Header");
        Element session = header == null ? null : Xml.child(header, "SessionHeader");
        return session == null ? null : landscape.user(Xml.text(session, "sessionId"));
    }
}
