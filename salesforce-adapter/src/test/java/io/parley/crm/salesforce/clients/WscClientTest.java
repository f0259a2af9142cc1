package io.parley.crm.salesforce.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sforce.soap.metadata.CustomField;
import com.sforce.soap.metadata.CustomObject;
import com.sforce.soap.metadata.DeployOptions;
import com.sforce.soap.metadata.DeployResult;
import com.sforce.soap.metadata.FileProperties;
import com.sforce.soap.metadata.ListMetadataQuery;
import com.sforce.soap.metadata.MetadataConnection;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SoapFaultException;
import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Salesforce's own SOAP client against the Metadata API of the stand-in, without the installer between them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WscClientTest {

    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Package xmlns="http://soap.sforce.com/2006/04/metadata">%s<version>62.0</version></Package>
            """;
    private static final String FIELD = "<types><members>Case.Probe__c</members><name>CustomField</name></types>";

    private final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    private MetadataConnection connect(String session) throws Exception {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(session);
        config.setServiceEndpoint(salesforce.url() + "/services/Soap/m/62.0");
        return new MetadataConnection(config);
    }

    private String token() throws Exception {
        HttpRequest login = HttpRequest.newBuilder(URI.create(salesforce.url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + SalesforceSandbox.CLIENT_ID + "&client_secret=" + SalesforceSandbox.CLIENT_SECRET))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(login, HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode grant = Json.read(answer);
        return grant.path("access_token").asText();
    }

    @Test
    void it_learns_which_metadata_the_org_has() throws Exception {
        MetadataConnection wsc = connect(token());
        ListMetadataQuery query = new ListMetadataQuery();
        query.setType("CustomObject");

        assertThat(Arrays.stream(wsc.describeMetadata(62.0).getMetadataObjects())
                        .map(each -> each.getXmlName()))
                .contains("CustomObject", "PermissionSet", "Flow");
        assertThat(Arrays.stream(wsc.listMetadata(new ListMetadataQuery[] {query}, 62.0))
                        .map(FileProperties::getFullName))
                .contains("ChannelMessage__c");
    }

    @Test
    void it_reads_an_object_with_its_fields() throws Exception {
        CustomObject read = (CustomObject) connect(token())
                .readMetadata("CustomObject", new String[] {"ChannelMessage__c"})
                .getRecords()[0];

        assertThat(Arrays.stream(read.getFields())
                        .filter(CustomField::getExternalId)
                        .map(CustomField::getFullName))
                .contains("MessageKey__c");
    }

    @Test
    void it_deploys_a_field_and_takes_it_away_again() throws Exception {
        MetadataConnection wsc = connect(token());

        DeployResult done =
                deploy(wsc, Map.of("package.xml", MANIFEST.formatted(FIELD), "objects/Case.object", field(255)));
        assertThat(done.isSuccess()).as(done.getErrorMessage()).isTrue();

        DeployResult gone = deploy(
                wsc,
                Map.of("package.xml", MANIFEST.formatted(""), "destructiveChanges.xml", MANIFEST.formatted(FIELD)));
        assertThat(gone.isSuccess()).as(gone.getErrorMessage()).isTrue();
    }

    @Test
    void it_is_told_which_component_is_wrong() throws Exception {
        DeployResult done = deploy(
                connect(token()), Map.of("package.xml", MANIFEST.formatted(FIELD), "objects/Case.object", field(256)));

        assertThat(done.isSuccess()).isFalse();
        assertThat(done.getDetails().getComponentFailures()).anySatisfy(failure -> {
            assertThat(failure.getFullName()).isEqualTo("Case.Probe__c");
            assertThat(failure.getProblem()).isNotBlank();
        });
    }

    @Test
    void it_may_do_nothing_without_a_session() throws Exception {
        MetadataConnection nobody = connect("nonsense");

        assertThatThrownBy(() -> nobody.describeMetadata(62.0))
                .isInstanceOfSatisfying(
                        SoapFaultException.class,
                        fault -> assertThat(fault.getFaultCode().getLocalPart()).isEqualTo("INVALID_SESSION_ID"));
    }

    private static String field(int length) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
                  <fields><fullName>Probe__c</fullName><label>Probe</label><length>%d</length><required>false</required>
                  <type>Text</type><unique>false</unique></fields>
                </CustomObject>
                """.formatted(length);
    }

    private static DeployResult deploy(MetadataConnection wsc, Map<String, String> files) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        DeployOptions options = new DeployOptions();
        options.setSinglePackage(true);
        options.setRollbackOnError(true);
        String id = wsc.deploy(bytes.toByteArray(), options).getId();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> wsc.checkDeployStatus(id, true), DeployResult::isDone);
    }
}
