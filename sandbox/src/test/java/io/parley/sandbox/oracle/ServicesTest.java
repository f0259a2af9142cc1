package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServicesTest {

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Client client = new Client(oracle);

    @BeforeEach
    void without_pace() {
        oracle.habits().enforcePace(false);
    }

    @AfterEach
    void close() {
        oracle.close();
    }

    private String mapping(String object) {
        return client.send(
                        "\"document/urn:crmondemand/ws/mapping/:GetMapping\"",
                        "<MappingWS_GetMapping_Input xmlns='" + Services.MAPPING + "'><ObjectName>" + object
                                + "</ObjectName></MappingWS_GetMapping_Input>")
                .body();
    }

    private String picklist(String object, String field) {
        return client.send(
                        "\"document/urn:crmondemand/ws/picklist/:GetPicklistValues\"",
                        "<PicklistWS_GetPicklistValues_Input xmlns='" + Services.PICKLIST + "'><FieldName>" + field
                                + "</FieldName><RecordType>" + object
                                + "</RecordType></PicklistWS_GetPicklistValues_Input>")
                .body();
    }

    @Test
    void a_tenant_tells_how_it_names_its_fields() {
        oracle.name("ServiceRequest", "CustomText0", "Social handle");

        assertThat(mapping("ServiceRequest"))
                .contains("<DisplayName>Social handle</DisplayName><ElementName>CustomText0</ElementName>"
                        + "<DataType>Text (Short)</DataType>")
                .contains("IndexedShortText0");
        assertThat(mapping("Dragon")).contains("SBL-ODS-00187");
    }

    @Test
    void a_field_that_a_tenant_lacks_is_neither_told_nor_taken() {
        oracle.hide("ServiceRequest", "IndexedShortText0");

        assertThat(mapping("ServiceRequest")).doesNotContain("IndexedShortText0");
        assertThat(client.query("ServiceRequest", "", "[Id] = 'x'", "<IndexedShortText0/>"))
                .contains("SBL-EAI-04127");
    }

    @Test
    void the_values_of_a_picklist_are_those_that_may_be_written() {
        oracle.picklist("ServiceRequest", "Source", Set.of("Fediverse"));

        assertThat(picklist("ServiceRequest", "Source"))
                .contains("<DisplayValue>Fediverse</DisplayValue><Disabled>N</Disabled>")
                .doesNotContain("Phone");
        assertThat(picklist("ServiceRequest", "Subject")).contains("SBL-ODS-50731");
        assertThat(picklist("Dragon", "Source")).contains("SBL-ODS-50720");
    }
}
