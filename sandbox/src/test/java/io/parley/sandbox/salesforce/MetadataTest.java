package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The Metadata API of the stand-in: what it refuses, and what a deployment changes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetadataTest {

    private static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
    private static final String FIELD = """
            <fields><fullName>Note__c</fullName><label>Note</label><length>80</length><type>Text</type></fields>""";

    private final Org61 org = new Org61(SalesforceSandbox.Options.on(0, null).withoutPackage());
    private final String session = org.login();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void without_a_session_it_answers_with_a_fault() {
        Http.Reply reply = post("nobody", "<listMetadata xmlns='" + NAMESPACE + "'/>");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text())
                .contains("<faultcode>sf:INVALID_SESSION_ID</faultcode>", "<faultstring>INVALID_SESSION_ID: ");
    }

    @Test
    void what_it_does_not_know_is_refused() {
        assertThat(ask("listMetadata", "<queries><type>Dream</type></queries>")).contains("sf:INVALID_TYPE");
        assertThat(ask("makeCoffee", "")).contains("No operation available for request");
        assertThat(ask("checkDeployStatus", "<asyncProcessId>0Af0</asyncProcessId>"))
                .contains("sf:INVALID_CROSS_REFERENCE_KEY");
        assertThat(post(session, "<!DOCTYPE a>", "").text()).contains("soapenv:Client");
        assertThat(ask("readMetadata", "<type>Flow</type>" + "<fullNames>a</fullNames>".repeat(11)))
                .contains("sf:LIMIT_EXCEEDED");
    }

    @Test
    void a_deployment_waits_runs_and_is_done() {
        String id = deploy(Map.of("objects/Case.object", object(FIELD)), "CustomField", "Case.Note__c");

        assertThat(List.of(status(id), status(id), status(id)))
                .satisfiesExactly(
                        first -> assertThat(first).contains("<status>Pending</status>", "<done>false</done>"),
                        second -> assertThat(second).contains("<status>InProgress</status>"),
                        third -> assertThat(third)
                                .contains("<status>Succeeded</status>", "<fullName>Case.Note__c</fullName>"));
    }

    @Test
    void a_deployed_field_is_seen_once_a_permission_set_that_grants_it_is_assigned() {
        done(deploy(Map.of("objects/Case.object", object(FIELD)), "CustomField", "Case.Note__c"));
        assertThat(org.create("Case", Map.of("Note__c", "x")).text()).contains("INVALID_FIELD");

        done(deploy(Map.of("permissionsets/Own.permissionset", permission("Case.Note__c")), "PermissionSet", "Own"));
        String set = org.column("Id", "SELECT Id FROM PermissionSet WHERE Name = 'Own'")
                .get(0);
        String user = org.column("Id", "SELECT Id FROM User WHERE Username = '" + SalesforceSandbox.USERNAME + "'")
                .get(0);
        assertThat(org.create("Case", Map.of("Note__c", "x")).text()).contains("INVALID_FIELD");
        org.created("PermissionSetAssignment", Map.of("PermissionSetId", set, "AssigneeId", user));

        assertThat(org.create("Case", Map.of("Note__c", "x")).status()).isEqualTo(201);
        assertThat(ask("readMetadata", "<type>CustomField</type><fullNames>Case.Note__c</fullNames>"))
                .contains("xsi:type=\"CustomField\"", "<length>80</length>");
    }

    @Test
    void a_deployment_with_one_mistake_changes_nothing() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "<fields><fullName>A__c</fullName><lable>A</lable></fields>",
                        "Element {" + NAMESPACE + "}lable invalid at this location in type CustomField",
                        "<fields><fullName>A__c</fullName><label>A</label><type>Texd</type></fields>",
                        "'Texd' is not a valid value for the enum 'FieldType'",
                        "<fields><fullName>A__c</fullName><label>A</label><type>Text</type></fields>",
                        "Must specify 'length' for a CustomField of type Text",
                        "<fields><fullName>A__c</fullName><label>A</label><referenceTo>Nil__c</referenceTo>"
                                + "<type>Lookup</type></fields>",
                        "In field: referenceTo - no CustomObject named Nil__c found")
                .entrySet()) {
            String told = done(deploy(
                    Map.of("objects/Case.object", object(FIELD + wrong.getKey())),
                    "CustomField",
                    "Case.Note__c",
                    "Case.A__c"));

            assertThat(told).contains("<status>Failed</status>", wrong.getValue());
        }
        assertThat(org.sandbox.metadata("CustomField")).isEmpty();
    }

    @Test
    void what_names_something_that_is_not_there_is_refused() {
        assertThat(done(deploy(
                        Map.of("permissionsets/Own.permissionset", permission("Case.Nil__c")), "PermissionSet", "Own")))
                .contains("In field: field - no CustomField named Case.Nil__c found");
        assertThat(done(deploy(
                        Map.of("permissionsets/Own.permissionset", permission("Lead.LastName")),
                        "PermissionSet",
                        "Own")))
                .contains("You cannot deploy to a required field: Lead.LastName");
        assertThat(done(deploy(
                        Map.of(
                                "quickActions/Case.Go.quickAction",
                                root(
                                        "QuickAction",
                                        "<label>Go</label><lightningWebComponent>nil</lightningWebComponent>"
                                                + "<optionsCreateFeedItem>false</optionsCreateFeedItem>"
                                                + "<type>LightningWebComponent</type>")),
                        "QuickAction",
                        "Case.Go")))
                .contains("no LightningComponentBundle named nil found");
        assertThat(done(deploy(
                        Map.of(
                                "flows/Own.flow",
                                root(
                                        "Flow",
                                        "<label>Own</label><processType>AutoLaunchedFlow</processType>"
                                                + "<recordCreates><name>Make</name><label>Make</label>"
                                                + "<inputAssignments><field>Nil__c</field></inputAssignments>"
                                                + "<object>Case</object></recordCreates>")),
                        "Flow",
                        "Own")))
                .contains("The field \"Nil__c\" for the object \"Case\" doesn't exist.");
        assertThat(done(deploy(Map.of(), "CustomField", "Case.Nil__c")))
                .contains("was named in package.xml, but was not found in zipped directory");
    }

    @Test
    void a_check_only_deployment_changes_nothing_and_a_cancelled_one_neither() {
        Map<String, String> files = Map.of("objects/Case.object", object(FIELD));
        String only = started(ask(
                "deploy",
                "<ZipFile>" + zip(files, "CustomField", "Case.Note__c")
                        + "</ZipFile><DeployOptions><checkOnly>true</checkOnly><singlePackage>true</singlePackage>"
                        + "</DeployOptions>"));
        assertThat(done(only)).contains("<status>Succeeded</status>");

        String cancelled = deploy(files, "CustomField", "Case.Note__c");
        assertThat(ask("cancelDeploy", "<String>" + cancelled + "</String>")).contains("<done>true</done>");
        assertThat(status(cancelled)).contains("<status>Canceled</status>");
        assertThat(org.sandbox.metadata("CustomField")).isEmpty();
    }

    private static String object(String content) {
        return root("CustomObject", content);
    }

    private static String permission(String field) {
        return root(
                "PermissionSet",
                "<fieldPermissions><editable>true</editable><field>" + field
                        + "</field><readable>true</readable></fieldPermissions><label>Own</label>");
    }

    private static String root(String type, String content) {
        return "<" + type + " xmlns='" + NAMESPACE + "'>" + content + "</" + type + ">";
    }

    private String deploy(Map<String, String> files, String type, String... names) {
        return started(ask(
                "deploy",
                "<ZipFile>" + zip(files, type, names)
                        + "</ZipFile><DeployOptions><rollbackOnError>true</rollbackOnError>"
                        + "<singlePackage>true</singlePackage></DeployOptions>"));
    }

    private static String started(String answer) {
        return answer.replaceAll("(?s).*<id>(\\w+)</id>.*", "$1");
    }

    private static String zip(Map<String, String> files, String type, String... names) {
        Map<String, String> all = new TreeMap<>(files);
        StringBuilder members = new StringBuilder();
        for (String name : names) {
            members.append("<members>").append(name).append("</members>");
        }
        all.put(
                "package.xml",
                root("Package", "<types>" + members + "<name>" + type + "</name></types><version>62.0</version>"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private String done(String id) {
        status(id);
        status(id);
        return status(id);
    }

    private String status(String id) {
        return ask(
                "checkDeployStatus",
                "<asyncProcessId>" + id + "</asyncProcessId><includeDetails>true</includeDetails>");
    }

    private String ask(String operation, String content) {
        return post(session, root(operation, content)).text();
    }

    private Http.Reply post(String sessionId, String request) {
        return post(sessionId, "", request);
    }

    private Http.Reply post(String sessionId, String before, String request) {
        String envelope = before + "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Header>"
                + root("SessionHeader", "<sessionId>" + sessionId + "</sessionId>") + "</e:Header><e:Body>" + request
                + "</e:Body></e:Envelope>";
        return new Http(org.sandbox.url(), null)
                .post("/services/Soap/m/62.0", envelope, "SOAPAction", "\"\"", "Content-Type", "text/xml");
    }
}
