package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each metadata file, read by the classes that Salesforce generates from its own WSDL. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackageXmlTest {

    private static final Path STATUS =
            PackageFiles.MAIN.resolve("objects/ChannelMessage__c/fields/Status__c.field-meta.xml");

    static List<Path> every_file() {
        return PackageFiles.all();
    }

    @ParameterizedTest
    @MethodSource("every_file")
    void is_metadata_as_salesforce_reads_it(Path file) {
        // On the wire the configuration of a component is binary; in its file it is XML of another kind.
        String xml = PackageFiles.text(file).replaceAll("(?s)<targetConfigs>.*</targetConfigs>", "");
        assertThatCode(() -> PackageFiles.load(PackageFiles.type(file), xml)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("every_file")
    void is_named_after_what_it_holds(Path file) {
        List<String> names = PackageFiles.values(file, "fullName");
        if (List.of("field", "listView", "compactLayout").contains(PackageFiles.type(file))) {
            assertThat(names).first().isEqualTo(PackageFiles.name(file));
        }
    }

    @Test
    void the_package_has_all_its_kinds_of_files() {
        assertThat(every_file().stream().map(PackageFiles::type))
                .contains(
                        "object",
                        "field",
                        "compactLayout",
                        "listView",
                        "layout",
                        "tab",
                        "flow",
                        "permissionset",
                        "quickAction",
                        "js",
                        "platformEventChannelMember");
    }

    @Test
    void an_element_that_salesforce_does_not_know_is_found() {
        refused(PackageFiles.text(STATUS).replace("<externalId>", "<colour>red</colour><externalId>"));
    }

    @Test
    void an_element_in_the_wrong_place_is_found() {
        refused(PackageFiles.text(STATUS)
                .replaceFirst("\\s*<required>false</required>", "")
                .replace("<label>Status</label>", "<required>false</required><label>Status</label>"));
    }

    @Test
    void a_value_that_salesforce_does_not_know_is_found() {
        refused(PackageFiles.text(STATUS).replace("<type>Picklist</type>", "<type>Picklists</type>"));
    }

    private static void refused(String planted) {
        assertThat(planted).isNotEqualTo(PackageFiles.text(STATUS));
        assertThatThrownBy(() -> PackageFiles.load("field", planted)).isInstanceOf(Exception.class);
    }
}
