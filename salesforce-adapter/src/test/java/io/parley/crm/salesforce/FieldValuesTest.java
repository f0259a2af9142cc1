package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Shape;
import io.parley.json.Json;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text as each type of field takes it; {@code -} means that the field is left as it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "string        | two\\nlines                | \"two lines\"",
                "string        | a text of too many words  | \"a text of too many…\"",
                "textarea      | two\\nlines                | \"two\\nlines\"",
                "string        | ``                        | null",
                "url           | https://a.example         | \"https://a.example\"",
                "url           | https://a.example/too/long | null",
                "email         | a@b.example               | \"a@b.example\"",
                "email         | alice                     | -",
                "multipicklist | red, blue                 | \"red;blue\"",
                "boolean       | Yes                       | true",
                "boolean       | false                     | false",
                "boolean       | ``                        | -",
                "int           | 3.6                       | 4",
                "double        | 3.5                       | 3.5",
                "currency      | many                      | -",
                "percent       | ``                        | null",
                "date          | 2026-03-01T23:30:00Z      | \"2026-03-01\"",
                "date          | 2026-03-01                | \"2026-03-01\"",
                "datetime      | 2026-03-01T09:00:00.123456Z | \"2026-03-01T09:00:00.123Z\"",
                "datetime      | 2026-03-01                | \"2026-03-01T00:00:00Z\"",
                "datetime      | yesterday                 | -",
            })
    void a_text_becomes_a_value_of_the_field_s_type(
            String type, String text, @org.jspecify.annotations.Nullable String value) {
        ObjectNode record = Json.mapper().createObjectNode();
        Shape.Field field = new Shape.Field(
                "X__c",
                type,
                type.equals("datetime") ? 0 : 20,
                true,
                true,
                false,
                false,
                false,
                false,
                List.of(),
                false);

        FieldValues.put(record, "X__c", field, text.replace("\\n", "\n"), null);

        assertThat(record.has("X__c") ? record.get("X__c").toString() : null).isEqualTo(value);
    }
}
