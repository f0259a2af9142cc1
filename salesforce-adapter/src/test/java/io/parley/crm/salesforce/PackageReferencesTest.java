package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file of the package names is there: Salesforce refuses a whole deployment for one name that is not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackageReferencesTest {

    private static final Path SCHEMA = Path.of("../sandbox/src/main/resources/salesforce/objects");
    private static final Set<String> SYSTEM =
            Set.of("Id", "Name", "OwnerId", "CreatedById", "CreatedDate", "LastModifiedById");
    /** Columns of lists that are no fields of the object's own. */
    private static final Set<String> COLUMNS = Set.of("NAME", "CREATEDBY_USER", "CREATED_DATE");

    static List<Path> permissions() {
        return PackageFiles.under(PackageFiles.MAIN, ".permissionset-meta.xml");
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void permissions_are_for_fields_that_exist_and_are_not_required(Path file) {
        assertThat(refusedFields(file)).isEmpty();
        assertThat(PackageFiles.values(file, "object"))
                .allMatch(object -> !fields(object).isEmpty());
        assertThat(PackageFiles.values(file, "tab")).allMatch(tab -> exists("tabs/" + tab + ".tab-meta.xml"));
    }

    /** Fields that are not there, and those that Salesforce requires: they are always readable. */
    private static List<String> refusedFields(Path permissions) {
        return PackageFiles.values(permissions, "field").stream()
                .filter(field -> {
                    String object = field.substring(0, field.indexOf('.'));
                    String name = field.substring(field.indexOf('.') + 1);
                    Path own = PackageFiles.fields(PackageFiles.MAIN, object).get(name);
                    return !fields(object).contains(name)
                            || (own != null && PackageFiles.one(own, "required").equals("true"));
                })
                .toList();
    }

    @Test
    void a_permission_for_a_field_that_is_not_there_or_is_required_is_found(@TempDir Path folder) throws IOException {
        Path planted = folder.resolve("Planted.permissionset-meta.xml");
        Files.writeString(
                planted,
                PackageFiles.text(permissions().get(0))
                        .replace("ChannelMessage__c.Body__c", "ChannelMessage__c.Boddy__c")
                        .replace("ChannelMessage__c.Channel__c", "ChannelMessage__c.Direction__c"));

        assertThat(refusedFields(planted))
                .containsExactlyInAnyOrder("ChannelMessage__c.Boddy__c", "ChannelMessage__c.Direction__c");
    }

    @Test
    void lists_and_short_layouts_show_and_compare_fields_that_exist() {
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("objects"), "-meta.xml")) {
            Set<String> known =
                    fields(file.getParent().getParent().getFileName().toString());
            if (PackageFiles.type(file).equals("listView")) {
                assertThat(PackageFiles.values(file, "columns"))
                        .as(file.toString())
                        .allMatch(column -> known.contains(column) || COLUMNS.contains(column));
                assertThat(known).as(file.toString()).containsAll(PackageFiles.values(file, "field"));
            } else if (PackageFiles.type(file).equals("compactLayout")) {
                assertThat(known).as(file.toString()).containsAll(PackageFiles.values(file, "fields"));
            }
        }
    }

    @Test
    void an_object_names_a_short_layout_that_exists() {
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("objects"), ".object-meta.xml")) {
            for (String layout : PackageFiles.values(file, "compactLayoutAssignment")) {
                assertThat(file.resolveSibling("compactLayouts/" + layout + ".compactLayout-meta.xml"))
                        .exists();
            }
        }
    }

    @Test
    void layouts_show_fields_that_exist_and_all_that_must_be_filled() {
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("layouts"), "-meta.xml")) {
            String object =
                    PackageFiles.name(file).substring(0, PackageFiles.name(file).indexOf('-'));
            List<String> shown = PackageFiles.values(file, "field");
            assertThat(fields(object)).as(file.toString()).containsAll(shown);
            assertThat(shown)
                    .as(file.toString())
                    .doesNotHaveDuplicates()
                    .containsAll(PackageFiles.fields(PackageFiles.MAIN, object).keySet());
            for (String related : PackageFiles.values(file, "relatedList")) {
                assertThat(fields(related.substring(0, related.indexOf('.'))))
                        .contains(related.substring(related.indexOf('.') + 1));
            }
        }
    }

    @Test
    void flows_read_and_write_fields_that_exist_and_go_to_steps_that_exist() {
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("flows"), "-meta.xml")) {
            Set<String> known = new HashSet<>();
            PackageFiles.values(file, "object").forEach(object -> {
                assertThat(fields(object)).as(object).isNotEmpty();
                known.addAll(fields(object));
            });
            assertThat(known).as(file.toString()).containsAll(PackageFiles.values(file, "field"));
            for (String from : List.of("elementReference", "leftValueReference")) {
                assertThat(PackageFiles.values(file, from))
                        .as(file.toString())
                        .allMatch(name -> name.startsWith("$Record.") && known.contains(name.substring(8)));
            }
            assertThat(PackageFiles.values(file, "name"))
                    .as(file.toString())
                    .containsAll(PackageFiles.values(file, "targetReference"));
            assertThat(PackageFiles.one(file, "status")).isEqualTo("Active");
        }
    }

    @Test
    void flows_compare_with_values_that_their_picklists_have() {
        Path status = PackageFiles.MAIN.resolve("objects/ChannelMessage__c/fields/Status__c.field-meta.xml");
        Path direction = PackageFiles.MAIN.resolve("objects/ChannelMessage__c/fields/Direction__c.field-meta.xml");
        Set<String> values = new HashSet<>(PackageFiles.values(status, "fullName"));
        values.addAll(PackageFiles.values(direction, "fullName"));
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("flows"), "-meta.xml")) {
            assertThat(values).as(file.toString()).containsAll(PackageFiles.values(file, "stringValue"));
        }
    }

    @Test
    void actions_open_components_that_exist() {
        for (Path file : PackageFiles.under(PackageFiles.MAIN.resolve("quickActions"), "-meta.xml")) {
            String component = PackageFiles.one(file, "lightningWebComponent");
            assertThat(PackageFiles.MAIN.resolve("lwc/" + component + "/" + component + ".js"))
                    .exists();
        }
    }

    private static boolean exists(String path) {
        return PackageFiles.MAIN.resolve(path).toFile().isFile();
    }

    /** The fields of an object: those of the package, and for Salesforce's own objects those of the stand-in. */
    private static Set<String> fields(String object) {
        Set<String> fields = new HashSet<>();
        if (PackageFiles.MAIN.resolve("objects/" + object).toFile().isDirectory()) {
            fields.addAll(PackageFiles.fields(PackageFiles.MAIN, object).keySet());
            fields.addAll(SYSTEM);
        }
        Path schema = SCHEMA.resolve(object + ".json");
        if (!object.contains("__") && schema.toFile().isFile()) {
            for (JsonNode field : Json.tree(PackageFiles.text(schema)).path("fields")) {
                fields.add(field.path("name").asText());
            }
        }
        return fields;
    }

    /** Fields of lookups have no length of their own, so a lookup that is named must be one of the package. */
    @Test
    void the_fields_of_a_lookup_lead_to_objects_that_exist() {
        Map<String, Path> fields = PackageFiles.fields(PackageFiles.MAIN, "ChannelMessage__c");
        fields.values().forEach(file -> PackageFiles.values(file, "referenceTo")
                .forEach(
                        object -> assertThat(fields(object)).as(file.toString()).isNotEmpty()));
    }
}
