package io.parley.crm.oracle.soap;

import static io.parley.crm.oracle.soap.Tenant.REQUEST;
import static io.parley.crm.oracle.soap.Tenant.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Questions, their pages, and values that would like to be more than values. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AskingTest {

    private static final String[] PARTS = {
        "'",
        "''",
        "\"",
        "[",
        "]",
        "(",
        ")",
        "*",
        "?",
        "%",
        "_",
        "\\",
        "<",
        ">",
        "&",
        "&amp;",
        "]]>",
        "--",
        ";",
        "=",
        " OR ",
        " AND ",
        "') OR ([Id] IS NOT NULL) OR ([Subject] = '",
        "[Id] IS NOT NULL",
        "LIKE '*'",
        "NULL",
        "é",
        "😀",
        "שלום",
        "\u200b",
        "alice",
        "Bob",
        "O'Neill",
        "@",
        "#",
        "{ref}",
        "a",
        "A",
        " ",
        "1",
        "0"
    };

    private final Tenant tenant = new Tenant();
    private final SoapServer server = tenant.open();

    /** Requests are counted here, and one that came too fast would be counted twice. */
    @BeforeEach
    void leaveThePaceToTheClient() {
        tenant.oracle.habits().enforcePace(false);
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    private String made(String subject) {
        return tenant.oracle.desk().create(REQUEST, Map.of("Subject", subject));
    }

    @Test
    void more_than_a_page_comes_page_by_page_each_record_once() {
        for (int n = 0; n < 250; n++) {
            made("Request " + n);
        }

        List<Item> found = server.query(all(REQUEST, 1000, "Subject"));

        assertThat(found).extracting(item -> item.get("Id")).hasSize(250).doesNotHaveDuplicates();
        assertThat(tenant.oracle.calls().count("query")).isEqualTo(3);
    }

    @Test
    void no_more_than_the_limit_comes() {
        for (int n = 0; n < 130; n++) {
            made("Request " + n);
        }

        assertThat(server.query(all(REQUEST, 110, "Id"))).hasSize(110);
    }

    @Test
    void more_than_a_page_of_notes_below_one_request_comes_too() {
        String id = made("One");
        for (int n = 0; n < 230; n++) {
            tenant.oracle.desk().note(REQUEST, id, "Note " + n, false);
        }
        Query.Child notes = new Query.Child("Note", null, Set.of("Description"));

        List<Item> found = server.query(new Query(REQUEST, SearchSpec.is("Id", id), Set.of("Id"), null, notes, 10));

        assertThat(found).singleElement().satisfies(request -> assertThat(request.below("Note"))
                .extracting(note -> note.get("Description"))
                .hasSize(230)
                .doesNotHaveDuplicates());
    }

    @Test
    void only_the_fields_that_are_asked_for_come() {
        made("One");

        assertThat(server.query(all(REQUEST, 1, "Subject"))).singleElement().satisfies(item -> assertThat(item.fields())
                .containsOnlyKeys("Id", "Subject"));
    }

    @Test
    void nothing_found_is_an_empty_list() {
        assertThat(server.query(all(REQUEST, 1, "Id"))).isEmpty();
    }

    @Test
    void fields_and_picklists_are_told_as_the_tenant_calls_them() {
        tenant.oracle.name(REQUEST, "IndexedShortText0", "Parley author");

        assertThat(server.mapping(REQUEST).get("IndexedShortText0").displayName())
                .isEqualTo("Parley author");
        assertThat(server.picklist(REQUEST, "Priority")).contains("2-High");
        assertThat(server.picklist(REQUEST, "Subject")).isEmpty();
        assertThat(server.mapping("NoSuchThing")).isEmpty();
    }

    @Test
    void a_hostile_name_finds_the_record_of_that_name_and_no_other() {
        Random random = new Random(20261125);
        Set<String> names = new HashSet<>();
        while (names.size() < 90) {
            StringBuilder name = new StringBuilder();
            int parts = 1 + random.nextInt(6);
            for (int i = 0; i < parts; i++) {
                name.append(PARTS[random.nextInt(PARTS.length)]);
            }
            if (!name.toString().isBlank()
                    && name.toString().equals(name.toString().strip())) {
                names.add(name.toString());
            }
        }
        List<String> all = List.copyOf(names);
        for (String name : all) {
            made(name);
        }

        for (String name : all) {
            Query one = new Query(REQUEST, SearchSpec.is("Subject", name), Set.of("Subject"), null, null, 100);
            assertThat(server.query(one))
                    .as("searching for %s", name)
                    .extracting(item -> item.get("Subject"))
                    .containsExactly(name);
        }
        List<String> some = new ArrayList<>(all.subList(0, 20));
        Query several = new Query(REQUEST, SearchSpec.anyOf("Subject", some), Set.of("Subject"), null, null, 100);
        assertThat(server.query(several))
                .extracting(item -> item.get("Subject"))
                .containsExactlyInAnyOrderElementsOf(some);
    }

    @Test
    void a_hostile_address_in_any_case_finds_nobody_else() {
        tenant.oracle.desk().contact("Ann", "Other", "ann@example.org");
        tenant.oracle.desk().contact("Eve", "Star", "o'neill@example.org");

        for (String address :
                List.of("*", "*@example.org", "' OR [Id] IS NOT NULL OR '", "?nn@example.org", "[A-Z]*")) {
            assertThat(server.query(byEmail(address))).as(address).isEmpty();
        }
        assertThat(server.query(byEmail("O'NEILL@example.org"))).hasSize(1);
    }

    private static Query byEmail(String address) {
        return new Query(
                "Contact", SearchSpec.isInAnyCase("ContactEmail", address), Set.of("ContactEmail"), null, null, 10);
    }
}
