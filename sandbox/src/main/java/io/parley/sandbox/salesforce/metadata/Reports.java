package io.parley.sandbox.salesforce.metadata;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the operations answer, element by element in the order of Salesforce's description. */
final class Reports {

    private static final String USER = "005Hs0000000001AAA";

    private final Clock clock;

    Reports(Clock clock) {
        this.clock = clock;
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }

    void deployment(Element to, String id, Jobs.State state, Deployment.@Nullable Result result, boolean details) {
        boolean done = state == Jobs.State.DONE || state == Jobs.State.CANCELED;
        List<Message> messages = result == null ? List.of() : result.messages();
        boolean success = result != null && messages.stream().allMatch(Message::success);
        Xml.add(to, "checkOnly", false);
        if (done) {
            Xml.add(to, "completedDate", now());
        }
        Xml.add(to, "createdBy", USER);
        Xml.add(to, "createdByName", "Parley Integration");
        Xml.add(to, "createdDate", now());
        if (details) {
            details(Xml.add(to, "details"), messages);
        }
        Xml.add(to, "done", done);
        Xml.add(to, "id", id);
        Xml.add(to, "ignoreWarnings", false);
        Xml.add(to, "lastModifiedDate", now());
        Xml.add(
                to,
                "numberComponentErrors",
                messages.stream().filter(m -> !m.success()).count());
        Xml.add(to, "numberComponentsDeployed", success ? messages.size() : 0);
        Xml.add(to, "numberComponentsTotal", messages.size());
        Xml.add(to, "numberTestErrors", 0);
        Xml.add(to, "numberTestsCompleted", 0);
        Xml.add(to, "numberTestsTotal", 0);
        Xml.add(to, "rollbackOnError", true);
        Xml.add(to, "runTestsEnabled", false);
        Xml.add(to, "startDate", now());
        Xml.add(to, "status", status(state, success));
        Xml.add(to, "success", success);
    }

    private static String status(Jobs.State state, boolean success) {
        return switch (state) {
            case PENDING -> "Pending";
            case IN_PROGRESS -> "InProgress";
            case CANCELED -> "Canceled";
            case DONE -> success ? "Succeeded" : "Failed";
        };
    }

    private void details(Element to, List<Message> messages) {
        messages.stream().filter(m -> !m.success()).forEach(m -> message(Xml.add(to, "componentFailures"), m));
        messages.stream().filter(Message::success).forEach(m -> message(Xml.add(to, "componentSuccesses"), m));
        Element tests = Xml.add(to, "runTestResult");
        Xml.add(tests, "numFailures", 0);
        Xml.add(tests, "numTestsRun", 0);
        Xml.add(tests, "totalTime", "0.0");
    }

    private void message(Element to, Message message) {
        Xml.add(to, "changed", message.success());
        Xml.add(to, "componentType", message.type());
        Xml.add(to, "created", message.created());
        Xml.add(to, "createdDate", now());
        Xml.add(to, "deleted", message.deleted());
        Xml.add(to, "fileName", message.file());
        Xml.add(to, "fullName", message.name());
        if (message.problem() != null) {
            Xml.add(to, "problem", message.problem());
            Xml.add(to, "problemType", "Error");
        }
        Xml.add(to, "success", message.success());
    }

    void retrieval(Element to, String id, Jobs.State state, Retrieval.@Nullable Result result, boolean zip) {
        boolean done = state == Jobs.State.DONE;
        Xml.add(to, "done", done);
        if (result != null) {
            result.components().forEach(component -> file(Xml.add(to, "fileProperties"), component));
        }
        Xml.add(to, "id", id);
        if (result != null) {
            result.missing().forEach(problem -> {
                Element message = Xml.add(to, "messages");
                Xml.add(message, "fileName", "unpackaged/package.xml");
                Xml.add(message, "problem", problem);
            });
        }
        Xml.add(to, "status", done ? "Succeeded" : state == Jobs.State.PENDING ? "Pending" : "InProgress");
        Xml.add(to, "success", done);
        if (result != null && zip) {
            Xml.add(to, "zipFile", Base64.getEncoder().encodeToString(result.zip()));
        }
    }

    void file(Element to, Component component) {
        Xml.add(to, "createdById", USER);
        Xml.add(to, "createdByName", "Parley Integration");
        Xml.add(to, "createdDate", now());
        Xml.add(to, "fileName", component.kind().path(component.name()));
        Xml.add(to, "fullName", component.name());
        Xml.add(to, "id", "");
        Xml.add(to, "lastModifiedById", USER);
        Xml.add(to, "lastModifiedByName", "Parley Integration");
        Xml.add(to, "lastModifiedDate", now());
        Xml.add(to, "type", component.kind().type);
    }

    void describe(Element to) {
        Arrays.stream(Kind.values()).filter(kind -> !kind.ofObject()).forEach(kind -> {
            Element object = Xml.add(to, "metadataObjects");
            if (kind == Kind.CUSTOM_OBJECT) {
                Kind.ofObjects().forEach(child -> Xml.add(object, "childXmlNames", child.type));
            }
            Xml.add(object, "directoryName", String.valueOf(kind.folder));
            Xml.add(object, "inFolder", false);
            Xml.add(object, "metaFile", kind == Kind.STATIC_RESOURCE);
            if (kind.suffix != null) {
                Xml.add(object, "suffix", kind.suffix);
            }
            Xml.add(object, "xmlName", kind.type);
        });
        Xml.add(to, "organizationNamespace", "");
        Xml.add(to, "partialSaveAllowed", true);
        Xml.add(to, "testRequired", false);
    }
}
