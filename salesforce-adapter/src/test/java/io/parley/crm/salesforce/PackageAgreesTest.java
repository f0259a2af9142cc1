package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package makes exactly the fields that the adapter uses, and that the stand-in has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackageAgreesTest {

    private static final Path SCHEMA = Path.of("../sandbox/src/main/resources/salesforce/objects");
    private static final Map<String, String> TYPES = Map.of(
            "Text", "string",
            "LongTextArea", "textarea",
            "Picklist", "picklist",
            "Lookup", "reference",
            "DateTime", "datetime",
            "Url", "url",
            "Number", "double",
            "Checkbox", "boolean");

    /** Fields that the stand-in's org has of its own, as orgs do. */
    private static final List<String> OWN = List.of("Contact.Profile__c");

    static List<Path> each_object_of_the_stand_in() {
        return PackageFiles.under(SCHEMA, ".json");
    }

    @ParameterizedTest
    @MethodSource("each_object_of_the_stand_in")
    void has_the_fields_that_the_package_makes(Path schema) {
        JsonNode object = Json.tree(PackageFiles.text(schema));
        Map<String, JsonNode> there = new TreeMap<>();
        object.path("fields").forEach(field -> {
            if (field.path("name").asText().endsWith("__c")
                    && !OWN.contains(object.path("name").asText() + "."
                            + field.path("name").asText())) {
                there.put(field.path("name").asText(), field);
            }
        });
        Map<String, Path> made = made(object.path("name").asText());

        assertThat(there.keySet()).isEqualTo(made.keySet());
        made.forEach((name, file) -> same(file, there.get(name)));
    }

    private static Map<String, Path> made(String object) {
        Map<String, Path> made = new TreeMap<>();
        for (Path folder : List.of(PackageFiles.MAIN, PackageFiles.ROOT.resolve("optional/social-posts"))) {
            if (folder.resolve("objects").resolve(object).toFile().isDirectory()) {
                made.putAll(PackageFiles.fields(folder, object));
            }
        }
        return made;
    }

    private static void same(Path file, JsonNode there) {
        String type = PackageFiles.one(file, "type");
        assertThat(there.path("type").asText()).as("type of %s", file).isEqualTo(TYPES.get(type));
        assertThat(there.path("label").asText()).as("label of %s", file).isEqualTo(label(file));
        for (String flag : List.of("externalId", "unique", "caseSensitive")) {
            assertThat(there.path(flag).asBoolean())
                    .as("%s of %s", flag, file)
                    .isEqualTo(PackageFiles.one(file, flag).equals("true"));
        }
        assertThat(there.path("nillable").asBoolean(true) && !type.equals("Checkbox"))
                .as("whether %s may be empty", file)
                .isEqualTo(!PackageFiles.one(file, "required").equals("true") && !type.equals("Checkbox"));
        if (type.equals("Text") || type.equals("LongTextArea")) {
            assertThat(there.path("length").asText())
                    .as("length of %s", file)
                    .isEqualTo(PackageFiles.one(file, "length"));
        }
        if (type.equals("Lookup")) {
            assertThat(texts(there.path("referenceTo"))).containsExactly(PackageFiles.one(file, "referenceTo"));
        }
        if (type.equals("Picklist")) {
            List<String> values = PackageFiles.values(file, "fullName");
            assertThat(texts(there.path("picklistValues"))).isEqualTo(values.subList(1, values.size()));
            assertThat(there.path("restrictedPicklist").asBoolean())
                    .isEqualTo(PackageFiles.one(file, "restricted").equals("true"));
        }
        if (type.equals("Checkbox")) {
            assertThat(there.path("defaultValue").asText())
                    .as("default of %s", file)
                    .isEqualTo(PackageFiles.one(file, "defaultValue"));
        }
    }

    /** A picklist's values have labels too; the field's own stands before them. */
    private static String label(Path file) {
        return PackageFiles.values(file, "label").get(0);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void the_package_makes_every_field_of_its_own_that_the_adapter_needs() {
        Needs.written(new CustomObjects(), Sections.FORM.builtIn()).forEach((object, fields) -> {
            List<String> own =
                    fields.stream().filter(name -> name.endsWith("__c")).toList();
            assertThat(made(object).keySet()).as(object).containsAll(own);
        });
    }

    @Test
    void what_makes_a_repeat_harmless_is_unique_and_tells_upper_from_lower_case() {
        Needs.keys(new CustomObjects()).forEach((object, field) -> {
            Path file = made(object).get(field);
            for (String flag : List.of("externalId", "unique", "caseSensitive")) {
                assertThat(PackageFiles.one(file, flag))
                        .as("%s of %s", flag, file)
                        .isEqualTo("true");
            }
        });
    }

    @Test
    void the_integration_user_may_edit_every_field_that_the_adapter_writes() {
        Path permissions = PackageFiles.MAIN.resolve("permissionsets/Parley_Integration.permissionset-meta.xml");
        List<String> granted = PackageFiles.values(permissions, "field");
        Needs.written(new CustomObjects(), Sections.FORM.builtIn()).forEach((object, fields) -> fields.stream()
                .filter(name -> !alwaysWritable(object, name))
                .forEach(name -> assertThat(granted).contains(object + "." + name)));
    }

    /** Fields that Salesforce requires have no permission of their own. */
    private static boolean alwaysWritable(String object, String field) {
        return switch (object) {
            case "Case" -> field.equals("Status");
            case "Lead" -> List.of("LastName", "FirstName", "Company").contains(field);
            default ->
                made(object).containsKey(field)
                        && PackageFiles.one(made(object).get(field), "required").equals("true");
        };
    }
}
