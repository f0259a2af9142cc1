package io.parley.crm.sugarcrm.v41;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.sugarcrm.api.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhereTest {

    private static final Pattern VALUE =
            Pattern.compile("cases\\.name = (?:'([A-Za-z0-9_ .,:@+/\\[\\]%-]*)'|0x((?:[0-9a-f]{2})+))");
    private static final String PIECES = "'\"\\;-#/*%_()=<>&` \n\t\u0000aZ9é漢😀";

    private static String is(String text) {
        return new Where("Cases").all(List.of(new Query.Is("name", text)));
    }

    @Test
    void no_text_gets_out_of_its_quotes() {
        Random random = new Random(4);
        int[] points = PIECES.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int at = 0; at < length; at++) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            Matcher matcher = VALUE.matcher(is(text.toString()));

            assertThat(matcher.matches()).as(text.toString()).isTrue();
            String read = matcher.group(1) != null
                    ? matcher.group(1)
                    : new String(HexFormat.of().parseHex(matcher.group(2)), StandardCharsets.UTF_8);
            assertThat(Text.out("Cases", "name", read)).isEqualTo(text.toString());
        }
    }

    @Test
    void only_names_are_columns() {
        for (String field : List.of("name; DROP", "name'", "a b", "", "a.b", "1=1 OR name")) {
            assertThatThrownBy(() -> new Where("Cases").all(List.of(new Query.Is(field, "x"))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Where(field)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void terms_are_joined_and_custom_fields_stand_in_their_own_table() {
        assertThat(new Where("AOP_Case_Updates")
                        .all(List.of(
                                new Query.Is("internal", "true"),
                                new Query.IsNot("created_by", "1"),
                                new Query.EndsWith("name", "[1234-ab]"),
                                new Query.Since("date_modified", Instant.parse("2026-01-02T03:04:05.9Z")),
                                new Query.Is("key_c", ""))))
                .isEqualTo("aop_case_updates.internal = '1'"
                        + " AND (aop_case_updates.created_by <> '1' OR aop_case_updates.created_by IS NULL)"
                        + " AND aop_case_updates.name LIKE '%[1234-ab]'"
                        + " AND aop_case_updates.date_modified >= '2026-01-02 03:04:05'"
                        + " AND (aop_case_updates_cstm.key_c = '' OR aop_case_updates_cstm.key_c IS NULL)");
    }

    @Test
    void wildcards_of_an_ending_are_taken_literally() {
        String end = new Where("Notes").all(List.of(new Query.EndsWith("name", "50%_")));

        assertThat(new String(HexFormat.of().parseHex(end.substring(end.indexOf("0x") + 2)), StandardCharsets.UTF_8))
                .isEqualTo("%50\\%\\_");
    }
}
