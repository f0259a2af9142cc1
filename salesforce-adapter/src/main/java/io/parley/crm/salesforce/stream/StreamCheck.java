package io.parley.crm.salesforce.stream;

import io.grpc.StatusRuntimeException;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.crm.salesforce.stream.StreamSettings.Wake;
import io.parley.model.Finding;
import java.util.List;

/** Looks whether an org would wake us. It need not: then replies are heard by the sweep, only later. */
public final class StreamCheck {

    private static final String MEANWHILE = " Replies are heard all the same, but only by looking now and then.";

    private StreamCheck() {}

    /** What to say of it; never throws. */
    public static List<Finding> findings(String subject, SalesforceClient salesforce, StreamSettings settings) {
        if (settings.wake() == Wake.NONE) {
            return List.of();
        }
        String topic = settings.wake().topic();
        try (PubSubClient client = new PubSubClient(settings)) {
            return client.topic(salesforce.pass(null), topic).getCanSubscribe()
                    ? List.of(Finding.ok(subject, "Salesforce tells at once when a rep has answered (" + topic + ")."))
                    : List.of(mayNot(subject, topic));
        } catch (StatusRuntimeException refusal) {
            return List.of(of(Trouble.of(refusal, settings), subject, settings));
        } catch (CrmFailure failure) {
            return List.of(Finding.warning(
                    subject,
                    "Whether Salesforce tells of replies could not be looked at: " + failure.getMessage(),
                    "Put the login right first."));
        }
    }

    private static Finding mayNot(String subject, String topic) {
        return Finding.warning(
                subject,
                "The integration user may not listen to " + topic + "." + MEANWHILE,
                "In its permission set, allow Read on what the event is about, or set wake: none.");
    }

    private static Finding of(Trouble trouble, String subject, StreamSettings settings) {
        if (trouble.sort() == Trouble.Sort.ADMIN) {
            String fix = settings.wake() == Wake.PLATFORM_EVENT
                    ? "Install the Parley package, which has the event and the flow that publishes it, or set wake: none."
                    : "In Setup, Change Data Capture, select Channel Message and let the integration user read it, or set"
                            + " wake: none.";
            return Finding.warning(subject, trouble.reason() + MEANWHILE, fix);
        }
        return Finding.warning(
                subject,
                trouble.reason() + MEANWHILE,
                "Let this machine reach " + settings.where() + " (gRPC over TLS), or set wake: none.");
    }
}
