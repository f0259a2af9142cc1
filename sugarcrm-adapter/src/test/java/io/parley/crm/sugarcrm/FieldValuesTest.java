package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.api.FieldDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
                "varchar       | two\\nlines                 | two lines",
                "name          | a text of too many words   | a text of too many…",
                "text          | two\\nlines                 | two\\nlines",
                "varchar       | ``                         | ``",
                "url           | https://a.example          | https://a.example",
                "url           | https://a.example/too/long | -",
                "email         | a@b.example                | a@b.example",
                "email         | alice                      | -",
                "enum          | Red                        | Red",
                "enum          | red                        | Red",
                "dynamicenum   | blue                       | -",
                "multienum     | red, Blue, Green           | ^Red^,^Green^",
                "multienum     | Blue                       | -",
                "bool          | Yes                        | true",
                "bool          | perhaps                    | -",
                "bool          | ``                         | -",
                "int           | 3.6                        | 4",
                "decimal       | 3.5                        | 3.5",
                "currency      | 3.0                        | 3",
                "float         | many                       | -",
                "date          | 2026-03-01T23:30:00Z       | 2026-03-01",
                "datetimecombo | 2026-03-01T09:00:00.123Z   | 2026-03-01T09:00:00Z",
                "datetime      | yesterday                  | -",
                "id            | 7d9e2f4c-51b8-4a36         | 7d9e2f4c-51b8-4a36",
                "id            | no id at all               | -",
                "link          | x                          | -",
            })
    void a_text_becomes_a_value_of_the_field_s_type(String type, String text, @Nullable String value) {
        FieldDefinition field =
                new FieldDefinition("x_c", type, 20, false, type.endsWith("enum") ? Set.of("Red", "Green") : Set.of());

        assertThat(FieldValues.of(field, text.replace("\\n", "\n"), null))
                .isEqualTo(value == null ? null : value.replace("\\n", "\n"));
    }
}
