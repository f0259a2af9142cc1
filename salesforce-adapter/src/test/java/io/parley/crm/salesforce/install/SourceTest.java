package io.parley.crm.salesforce.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.metadata.CustomObject;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.parser.XmlInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** From the folders that developers keep to the files that Salesforce deploys. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceTest {

    private static final String NAMESPACE = " xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    private final List<Part> parts = Source.parts(PackageFiles.main());

    @Test
    void the_parts_of_an_object_are_joined_into_a_file_that_salesforce_s_own_classes_read() throws Exception {
        Map<String, byte[]> files = Archive.files(parts);

        assertThat(files.keySet()).contains("objects/Case.object", "objects/ChannelMessage__c.object");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".object")) {
                CustomObject object = read(file.getValue());
                assertThat(object.getFields()).as(file.getKey()).isNotEmpty();
            }
        }
        CustomObject message = read(files.get("objects/ChannelMessage__c.object"));
        assertThat(message.getLabel()).isEqualTo("Channel Message");
        assertThat(message.getFields()).anySatisfy(field -> {
            assertThat(field.getFullName()).isEqualTo("MessageKey__c");
            assertThat(field.isUnique() && field.isExternalId() && field.isCaseSensitive())
                    .isTrue();
        });
    }

    private static CustomObject read(byte[] xml) throws Exception {
        XmlInputStream in = new XmlInputStream();
        in.setInput(new ByteArrayInputStream(xml), StandardCharsets.UTF_8.name());
        CustomObject object = new CustomObject();
        object.load(in, new TypeMapper());
        return object;
    }

    @Test
    void the_manifest_names_every_part_by_its_type() {
        Map<String, byte[]> files = Archive.unzip(Archive.deploying(parts));

        String manifest = new String(files.get("package.xml"), StandardCharsets.UTF_8);
        assertThat(manifest).contains("<version>62.0</version>");
        assertThat(parts).allSatisfy(part -> assertThat(manifest)
                .contains("<members>" + part.name() + "</members>", "<name>" + part.type() + "</name>"));
    }

    @Test
    void a_standard_object_brings_its_fields_and_nothing_about_itself() {
        assertThat(parts).noneMatch(part -> part.id().equals("CustomObject:Case"));
        Map<String, byte[]> files = Archive.files(parts);
        assertThat(new String(files.get("objects/Case.object"), StandardCharsets.UTF_8))
                .contains("<fullName>MentionKey__c</fullName>")
                .doesNotContain("sharingModel", "deploymentStatus");
    }

    @Test
    void a_component_goes_as_it_is() {
        byte[] script = "export default class extends X {}".getBytes(StandardCharsets.UTF_8);
        List<Part> bundle = Source.parts(Map.of("lwc/reply/reply.js", script, "lwc/reply/reply.js-meta.xml", script));

        assertThat(bundle).singleElement().satisfies(part -> assertThat(part.id())
                .isEqualTo("LightningComponentBundle:reply"));
        assertThat(Archive.files(bundle)).containsEntry("lwc/reply/reply.js", script);
    }

    @Test
    void a_file_that_nobody_would_deploy_stops_everything() {
        assertThatThrownBy(() -> Source.parts(Map.of("pages/Old.page", new byte[0])))
                .hasMessageContaining("pages/Old.page");
        assertThatThrownBy(() -> Source.parts(one("flows/A.flow-meta.xml", "<Flow" + NAMESPACE + "><a></Flow>")))
                .hasMessageContaining("flows/A.flow-meta.xml is no XML");
        assertThatThrownBy(() -> Source.parts(one("flows/A.flow-meta.xml", "<Layout" + NAMESPACE + "/>")))
                .hasMessageContaining("does not hold a Flow");
        assertThatThrownBy(() -> Source.parts(one(
                        "objects/Case/fields/A__c.field-meta.xml",
                        "<CustomField" + NAMESPACE + "><fullName>B__c</fullName></CustomField>")))
                .hasMessageContaining("full name 'B__c'");
        assertThatThrownBy(() -> Source.parts(one(
                        "flows/A.flow-meta.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Flow/>")))
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void what_only_the_org_has_is_no_difference_and_survives_a_change() {
        Part ours = only("permissionsets/A.permissionset-meta.xml", """
                <PermissionSet%s>
                  <fieldPermissions><editable>true</editable><field>Case.A__c</field><readable>true</readable></fieldPermissions>
                  <hasActivationRequired>false</hasActivationRequired>
                  <label>A</label>
                </PermissionSet>
                """.formatted(NAMESPACE));
        Part more = only("permissionsets/A.permissionset-meta.xml", """
                <PermissionSet%s>
                  <fieldPermissions><editable>false</editable><field>Case.Own__c</field><readable>true</readable></fieldPermissions>
                  <fieldPermissions><editable>true</editable><field>Case.A__c</field><readable>true</readable></fieldPermissions>
                  <label>A</label>
                </PermissionSet>
                """.formatted(NAMESPACE));
        Part less = only("permissionsets/A.permissionset-meta.xml", """
                <PermissionSet%s>
                  <fieldPermissions><editable>false</editable><field>Case.A__c</field><readable>true</readable></fieldPermissions>
                  <fieldPermissions><editable>false</editable><field>Case.Own__c</field><readable>true</readable></fieldPermissions>
                  <label>Renamed</label>
                </PermissionSet>
                """.formatted(NAMESPACE));

        assertThat(Difference.in(ours.xml(), more.xml())).isEmpty();
        assertThat(Difference.in(ours.xml(), less.xml())).containsExactly("fieldPermissions", "label");
        String merged = new String(Xml.write(Merge.of(ours, less.xml()).xml()), StandardCharsets.UTF_8);
        assertThat(merged).contains("Case.Own__c", "<label>A</label>").doesNotContain("Renamed");
        assertThat(merged.split("Case.A__c", -1)).hasSize(2);
    }

    @Test
    void values_that_admins_added_to_a_picklist_stay() {
        Part ours = only("objects/A__c/fields/B__c.field-meta.xml", picklist("One", "Two"));
        Part theirs = only("objects/A__c/fields/B__c.field-meta.xml", picklist("Two", "Three"));

        assertThat(Difference.in(ours.xml(), theirs.xml())).containsExactly("valueSet");
        assertThat(new String(Xml.write(Merge.of(ours, theirs.xml()).xml()), StandardCharsets.UTF_8))
                .containsSubsequence("One", "Two", "Three");
    }

    private static String picklist(String... values) {
        StringBuilder xml = new StringBuilder(
                "<CustomField" + NAMESPACE + "><fullName>B__c</fullName><valueSet>" + "<valueSetDefinition>");
        for (String value : values) {
            xml.append("<value><fullName>").append(value).append("</fullName></value>");
        }
        return xml + "</valueSetDefinition></valueSet></CustomField>";
    }

    private static Part only(String path, String xml) {
        return Source.parts(one(path, xml)).get(0);
    }

    private static Map<String, byte[]> one(String path, String xml) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(path, xml.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
