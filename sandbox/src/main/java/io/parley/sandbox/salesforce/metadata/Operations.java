package io.parley.sandbox.salesforce.metadata;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** The operations of the Metadata API that the stand-in has. */
final class Operations {

    private static final int MOST_NAMES = 10;
    private static final int MOST_QUERIES = 3;

    private final Landscape landscape;
    private final Reports reports;
    private final Jobs<Deployment.Result> deployments = new Jobs<>("0Af");
    private final Jobs<Retrieval.Result> retrievals = new Jobs<>("09S");
    private World world;

    Operations(Landscape landscape, Clock clock) {
        this.landscape = landscape;
        this.reports = new Reports(clock);
        this.world = new World(landscape);
        Granting.seed(world, landscape.madeBefore());
    }

    static Soap.Fault noSuch(Element request) {
        return Soap.Fault.client("No operation available for request {" + request.getNamespaceURI() + "}"
                + request.getLocalName() + ", please check the WSDL for the service.");
    }

    synchronized boolean hasFlow(String name) {
        return world.has(Kind.FLOW, name);
    }

    synchronized List<String> names(String type) {
        return world.all(kind(type)).stream().map(Component::name).toList();
    }

    synchronized void makeField(String object, String field, String label, int length) {
        Element xml = Xml.root("CustomField");
        Xml.add(xml, "fullName", field);
        Xml.add(xml, "externalId", false);
        Xml.add(xml, "label", label);
        Xml.add(xml, "length", length);
        Xml.add(xml, "required", false);
        Xml.add(xml, "type", "Text");
        Xml.add(xml, "unique", false);
        world.put(Component.of(Kind.CUSTOM_FIELD, object + "." + field, xml));
        landscape.become(Granting.objects(world), Granting.permissionSets(world));
    }

    /** One at a time: deployments of an org queue up. */
    synchronized Element run(Element request) {
        Element response = Soap.response(String.valueOf(request.getLocalName()));
        switch (String.valueOf(request.getLocalName())) {
            case "deploy" -> deploy(request, response);
            case "checkDeployStatus" -> status(request, response);
            case "cancelDeploy" -> cancel(request, response);
            case "retrieve" -> retrieve(request, response);
            case "checkRetrieveStatus" -> retrieved(request, response);
            case "listMetadata" -> list(request, response);
            case "readMetadata" -> read(request, response);
            case "describeMetadata" -> reports.describe(Xml.add(response, "result"));
            default -> throw noSuch(request);
        }
        return response;
    }

    private void deploy(Element request, Element response) {
        Element options = Xml.child(request, "DeployOptions");
        byte[] zip;
        try {
            zip = Base64.getMimeDecoder().decode(Xml.text(request, "ZipFile"));
        } catch (IllegalArgumentException malformed) {
            throw Soap.Fault.client("'ZipFile' is not base64");
        }
        boolean single = options != null && Xml.flag(options, "singlePackage");
        boolean only = options != null && Xml.flag(options, "checkOnly");
        Parcel parcel = Parcel.of(Zips.read(zip), single);
        Jobs.Job<Deployment.Result> job = deployments.start(() -> carryOut(parcel, only));
        started(Xml.add(response, "result"), job.id);
    }

    private static void started(Element result, String id) {
        Xml.add(result, "done", false);
        Xml.add(result, "id", id);
        Xml.add(result, "state", "Queued");
    }

    private Deployment.Result carryOut(Parcel parcel, boolean only) {
        Deployment.Result result = new Deployment(world, parcel).run();
        World after = result.world();
        if (after != null && !only) {
            Flows.apply(after);
            world = after;
            landscape.become(Granting.objects(after), Granting.permissionSets(after));
        }
        return result;
    }

    private <R> Jobs.Job<R> job(Jobs<R> jobs, String id) {
        Jobs.Job<R> job = jobs.find(id);
        if (job == null) {
            throw Soap.Fault.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        return job;
    }

    private void status(Element request, Element response) {
        Jobs.Job<Deployment.Result> job = job(deployments, Xml.text(request, "asyncProcessId"));
        Jobs.State state = job.look();
        reports.deployment(
                Xml.add(response, "result"), job.id, state, job.result(), Xml.flag(request, "includeDetails"));
    }

    private void cancel(Element request, Element response) {
        Jobs.Job<Deployment.Result> job = job(deployments, Xml.text(request, "String"));
        Element result = Xml.add(response, "result");
        Xml.add(result, "done", job.cancel());
        Xml.add(result, "id", job.id);
    }

    private void retrieve(Element request, Element response) {
        Element asked = Xml.child(request, "retrieveRequest");
        Element unpackaged = asked == null ? null : Xml.child(asked, "unpackaged");
        if (unpackaged == null) {
            throw Soap.Fault.client("The stand-in retrieves only what 'unpackaged' names");
        }
        List<Message> problems = new ArrayList<>();
        Manifest manifest = Manifest.of(unpackaged, "package.xml", problems);
        if (!problems.isEmpty()) {
            throw Soap.Fault.of("INVALID_TYPE", String.valueOf(problems.get(0).problem()));
        }
        Jobs.Job<Retrieval.Result> job = retrievals.start(() -> new Retrieval(world).run(manifest));
        started(Xml.add(response, "result"), job.id);
    }

    private void retrieved(Element request, Element response) {
        Jobs.Job<Retrieval.Result> job = job(retrievals, Xml.text(request, "asyncProcessId"));
        Jobs.State state = job.look();
        reports.retrieval(Xml.add(response, "result"), job.id, state, job.result(), Xml.flag(request, "includeZip"));
    }

    private static Kind kind(String type) {
        return Kind.named(type).orElseThrow(() -> Soap.Fault.of("INVALID_TYPE", "Unknown type: " + type));
    }

    private void list(Element request, Element response) {
        List<Element> queries = Xml.children(request, "queries");
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw Soap.Fault.of("LIMIT_EXCEEDED", "listMetadata takes 1 to 3 queries");
        }
        for (Element query : queries) {
            Kind kind = kind(Xml.text(query, "type"));
            world.all(kind).forEach(component -> reports.file(Xml.add(response, "result"), component));
            if (kind == Kind.CUSTOM_OBJECT) {
                landscape
                        .standardObjects()
                        .forEach(name -> reports.file(
                                Xml.add(response, "result"), Component.of(kind, name, Xml.root("CustomObject"))));
            }
        }
    }

    private void read(Element request, Element response) {
        Kind kind = kind(Xml.text(request, "type"));
        List<Element> names = Xml.children(request, "fullNames");
        if (names.size() > MOST_NAMES) {
            throw Soap.Fault.of("LIMIT_EXCEEDED", "readMetadata takes at most 10 names");
        }
        Element result = Xml.add(response, "result");
        for (Element name : names) {
            Element records = Xml.add(result, "records");
            String full = name.getTextContent().strip();
            Component component = world.find(kind, full);
            if (component == null) {
                records.setAttributeNS(Xml.XSI, "xsi:nil", "true");
            } else {
                records.setAttributeNS(Xml.XSI, "xsi:type", kind.type);
                content(component, records);
            }
        }
    }

    /** A component with its full name first; an object with its parts. */
    private void content(Component component, Element records) {
        Xml.add(records, "fullName", component.name());
        List<Element> parts = new ArrayList<>();
        Xml.children(component.xml()).stream()
                .filter(child -> !"fullName".equals(child.getLocalName()))
                .forEach(parts::add);
        if (component.kind() == Kind.CUSTOM_OBJECT) {
            for (Component child : world.all()) {
                if (child.kind().ofObject() && child.object().equals(component.name())) {
                    Element part = Xml.root(String.valueOf(child.kind().element));
                    Xml.add(part, "fullName", child.simpleName());
                    Xml.children(child.xml()).stream()
                            .filter(each -> !"fullName".equals(each.getLocalName()))
                            .forEach(each ->
                                    part.appendChild(part.getOwnerDocument().importNode(each, true)));
                    parts.add(part);
                }
            }
        }
        Element[] ordered = parts.toArray(Element[]::new);
        Arrays.sort(ordered, java.util.Comparator.comparing(Element::getLocalName));
        for (Element part : ordered) {
            records.appendChild(records.getOwnerDocument().importNode(part, true));
        }
    }
}
