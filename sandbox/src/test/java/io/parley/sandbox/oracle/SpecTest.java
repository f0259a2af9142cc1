package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpecTest {

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Client client = new Client(oracle);

    @BeforeEach
    void three_requests() {
        oracle.habits().enforcePace(false);
        client.insert(
                "ServiceRequest",
                "<ServiceRequest><Subject>Apple's *star*</Subject><Status>Open</Status><CustomNumber0>9</CustomNumber0>"
                        + "<CustomDate0>2026-01-02T03:04:05Z</CustomDate0></ServiceRequest>"
                        + "<ServiceRequest><Subject>apple's star</Subject><Status>Closed</Status>"
                        + "<CustomNumber0>10</CustomNumber0></ServiceRequest>"
                        + "<ServiceRequest><Status>Pending</Status></ServiceRequest>");
    }

    @AfterEach
    void close() {
        oracle.close();
    }

    private int found(String spec) {
        String answer = client.query("ServiceRequest", "", spec, "<Id/>");
        assertThat(answer).contains("QueryPage_Output");
        return Client.count(answer, "ServiceRequest");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [Subject] = 'Apple''s *star*'                                     | 1
            [Subject] ~= 'APPLE''S STAR'                                      | 1
            [Subject] LIKE 'Apple*'                                           | 1
            [Subject] ~LIKE 'apple*'                                          | 2
            [Subject] ~LIKE 'apple?s s*'                                      | 1
            [Subject] <> 'x'                                                  | 2
            [Subject] IS NULL                                                 | 1
            [Subject] IS NOT NULL                                             | 2
            [CustomNumber0] > '9'                                             | 1
            [CustomNumber0] <= '10'                                           | 2
            [CustomDate0] >= '2026-01-02T03:04:05Z'                           | 1
            [CustomDate0] < '01/03/2026 00:00:00'                             | 1
            ([Status] = 'Open') OR ([Status] = 'Closed')                      | 2
            (([Status] = 'Open') OR ([Status] = 'Closed')) AND ([Subject] ~LIKE '*star') | 1
            [CustomBoolean0] = 'N'                                            | 3
            """)
    void a_condition_finds_what_it_says(String spec, int many) {
        assertThat(found(spec)).isEqualTo(many);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Status] = 'Open' AND [Subject] IS NULL",
                "([Status] = 'Open') AND [Subject] IS NULL",
                "[Status] = Open",
                "[Status] = 'Open",
                "Status = 'Open'",
                "[Status] = 'Open') OR ([Status] = 'Closed'",
                "[CustomNumber0] > 'nine'",
                "[CustomDate0] > 'yesterday'"
            })
    void a_condition_that_is_none_is_refused(String spec) {
        assertThat(client.query("ServiceRequest", "", spec, "<Id/>")).contains("SBL-DAT-00412");
    }

    @Test
    void a_condition_on_a_field_that_is_not_there_is_refused_as_an_unknown_element() {
        assertThat(client.query("ServiceRequest", "", "[Colour] = 'red'", "<Id/>"))
                .contains("SBL-EAI-04127");
    }

    @Test
    void what_the_stand_in_can_not_do_is_said() {
        assertThat(client.query("ServiceRequest", "", "EXISTS ([Note.Id] = 'x')", "<Id/>"))
                .contains("does not know EXISTS");
        assertThat(client.query("ServiceRequest", "", "", "<Subject>= 'x'</Subject>"))
                .contains("by template");
    }

    @Test
    void an_empty_text_compares_to_nothing() {
        assertThat(found("[Subject] = ''")).isZero();
    }

    @Test
    void a_literal_of_many_letters_is_no_trouble() {
        assertThat(found("[Subject] = '" + "it''s ".repeat(20_000) + "'")).isZero();
    }
}
