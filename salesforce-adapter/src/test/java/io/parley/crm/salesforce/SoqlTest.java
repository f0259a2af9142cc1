package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.salesforce.api.Soql;
import io.parley.model.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SoqlTest {

    private final SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_value_never_ends_its_own_quotes() {
        assertThat(Soql.text("it's")).isEqualTo("'it\\'s'");
        assertThat(Soql.text("a\\' OR Name != '")).isEqualTo("'a\\\\\\' OR Name != \\''");
        assertThat(Soql.text("two\nlines")).isEqualTo("'two\\nlines'");
    }

    @Test
    void a_query_comes_out_of_the_url_as_it_went_in() {
        String soql = "SELECT Id FROM Case WHERE A = 'x & y+z=1%' AND B IN ('ü','😀','#?/') LIMIT 5";

        assertThat(URLDecoder.decode(Soql.encode(soql), StandardCharsets.UTF_8)).isEqualTo(soql);
        assertThat(Soql.encode(soql)).doesNotContain(" ", "&", "#", "+", "?", "<");
    }

    @Test
    void lists_are_as_short_as_a_url_allows() {
        List<String> lists = Soql.lists(Collections.nCopies(200, "k".repeat(200)));

        assertThat(lists)
                .hasSizeGreaterThan(5)
                .allSatisfy(list -> assertThat(Soql.encode(list).length()).isLessThan(5_300));
    }

    @Test
    void a_queue_with_a_query_in_its_name_is_just_a_queue_that_nobody_has() {
        assertThat(lab.crm().deliver(List.of(Samples.newCase("1", "alice", "Hi", "x' OR Name != '"))))
                .singleElement()
                .isInstanceOf(Outcome.Delivered.class);

        assertThat(lab.salesforce.records("Case")).singleElement().satisfies(row -> assertThat(row.get("OwnerId"))
                .isEqualTo(row.get("CreatedById")));
        assertThat(lab.salesforce.records("ChannelMessage__c")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry(
                        "StatusMessage__c",
                        "Salesforce has no queue 'x' OR Name != '' and no active user of that user name."));
    }
}
