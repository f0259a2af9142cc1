package io.parley.sandbox.sugar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Http.Reply;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestTest {

    private final SugarSandbox sugar = SugarSandbox.start(0, null);
    private final Session admin = new Session(sugar, SugarSandbox.ADMIN);
    private final Session user = new Session(sugar, SugarSandbox.USER);

    @AfterEach
    void close() {
        sugar.close();
    }

    @Test
    void a_case_is_created_read_changed_and_deleted() {
        String id = user.create("Cases", Map.of("name", "The kettle sparks 😀", "priority", "P1"));

        JsonNode read = user.get("/Cases/" + id).json();
        assertThat(read.path("name").asText()).isEqualTo("The kettle sparks 😀");
        assertThat(read.path("status").asText()).isEqualTo("New");
        assertThat(read.path("case_number").asInt()).isEqualTo(1);
        assertThat(read.path("date_entered").asText()).endsWith("-05:00");

        assertThat(user.send("PUT", "/Cases/" + id, Map.of("status", "Closed")).status())
                .isEqualTo(200);
        assertThat(sugar.records("Cases")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("status", "Closed"));
        assertThat(user.send("DELETE", "/Cases/" + id, null).status()).isEqualTo(200);
        assertThat(user.get("/Cases/" + id).status()).isEqualTo(404);
        assertThat(sugar.count("Cases")).isZero();
    }

    @Test
    void a_filter_gives_twenty_and_says_where_to_go_on() {
        for (int i = 0; i < 25; i++) {
            user.create("Cases", Map.of("name", "Case " + i));
        }

        JsonNode first = user.filter("Cases", Map.of("filter", List.of(), "order_by", "case_number:ASC"));
        JsonNode second = user.filter(
                "Cases", Map.of("filter", List.of(), "order_by", "case_number:ASC", "offset", 20, "fields", "name"));

        assertThat(first.path("records")).hasSize(20);
        assertThat(first.path("next_offset").asInt()).isEqualTo(20);
        assertThat(second.path("records")).hasSize(5);
        assertThat(second.path("next_offset").asInt()).isEqualTo(-1);
        assertThat(second.at("/records/4/name").asText()).isEqualTo("Case 24");
        assertThat(second.at("/records/4").has("status")).isFalse();
        assertThat(second.at("/records/4").has("date_modified")).isTrue();
    }

    @Test
    void the_documented_operators_find_what_they_say() {
        user.create("Cases", Map.of("name", "Alpha [one]", "portal_viewable", true));
        user.create("Cases", Map.of("name", "Beta [two]"));

        assertThat(names("name", Map.of("$equals", "alpha [ONE]"))).containsExactly("Alpha [one]");
        assertThat(names("name", Map.of("$not_equals", "Alpha [one]"))).containsExactly("Beta [two]");
        assertThat(names("name", Map.of("$in", List.of("Beta [two]", "x")))).containsExactly("Beta [two]");
        assertThat(names("name", Map.of("$starts", "Al"))).containsExactly("Alpha [one]");
        assertThat(names("name", Map.of("$ends", "[two]"))).containsExactly("Beta [two]");
        assertThat(names("name", Map.of("$contains", "eta"))).containsExactly("Beta [two]");
        assertThat(names("resolution", Map.of("$is_null", ""))).hasSize(2);
        assertThat(names("portal_viewable", Map.of("$equals", 1))).containsExactly("Alpha [one]");
        assertThat(names("date_modified", Map.of("$gte", "2020-01-01T00:00:00+00:00")))
                .hasSize(2);
        assertThat(names("date_modified", Map.of("$gte", "2999-01-01T00:00:00+00:00")))
                .isEmpty();
        for (Map<String, Object> wrong : List.of(
                Session.where("nonsense", "x"),
                Session.where("name", Map.of("$like", "x")),
                Session.where("date_modified", Map.of("$gte", "yesterday")),
                Map.<String, Object>of("filter", List.of(), "order_by", "nonsense"))) {
            assertThat(user.post("/Cases/filter", wrong).status()).isEqualTo(422);
        }
    }

    private List<String> names(String field, Object condition) {
        List<String> names = new ArrayList<>();
        user.filter("Cases", Session.where(field, condition))
                .path("records")
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }

    @Test
    void people_are_found_by_any_of_their_addresses() {
        user.create("Contacts", Map.of("last_name", "Miller", "email1", "Alice@example.org"));

        JsonNode found = user.filter(
                "Contacts",
                Session.where("email_addresses.email_address", Map.of("$in", List.of("alice@example.org"))));

        assertThat(found.at("/records/0/email/0/email_address").asText()).isEqualTo("Alice@example.org");
    }

    @Test
    void an_upsert_makes_one_record_and_is_for_admins_alone() {
        String path = "/integrate/Cases/sync_key/key-1";

        assertThat(admin.send("PATCH", path, Map.of("name", "One")).status()).isEqualTo(201);
        Reply again = admin.send("PATCH", path, Map.of("name", "Two"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(sugar.records("Cases")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("name", "Two")
                .containsEntry("sync_key", "key-1")
                .containsEntry("id", again.json().path("record").asText()));
        assertThat(user.send("PATCH", path, Map.of("name", "Three")).status()).isEqualTo(403);
        assertThat(admin.send("PATCH", "/integrate/Cases/nonsense/key-1", Map.of("name", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_request_of_many_that_fails_leaves_the_others_alone() {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (String body : List.of("{\"name\":\"One\"}", "{\"nonsense\":1}", "{\"name\":\"Three\"}")) {
            requests.add(Map.of("url", "/v11_24/Cases", "method", "POST", "data", body));
        }

        JsonNode answers = user.post("/bulk", Map.of("requests", requests)).json();

        assertThat(answers).hasSize(3);
        assertThat(answers.at("/0/status").asInt()).isEqualTo(200);
        assertThat(answers.at("/1/status").asInt()).isEqualTo(422);
        assertThat(answers.at("/1/contents/error").asText()).isEqualTo("invalid_parameter");
        assertThat(answers.at("/2/contents/name").asText()).isEqualTo("Three");
        assertThat(sugar.count("Cases")).isEqualTo(2);
        assertThat(user.post("/bulk", Map.of("requests", List.of(Map.of("url", "/v11_24/Cases", "data", Map.of()))))
                        .json()
                        .at("/0/status")
                        .asInt())
                .isEqualTo(422);
    }

    @Test
    void records_are_related_and_read_through_their_link() {
        String one = user.create("Cases", Map.of("name", "One"));
        String contact = user.create("Contacts", Map.of("last_name", "Miller"));
        user.create("Notes", Map.of("name", "Said", "parent_type", "Cases", "parent_id", one));

        Reply linked = user.post("/Cases/" + one + "/link", Map.of("link_name", "contacts", "ids", List.of(contact)));

        assertThat(linked.status()).isEqualTo(200);
        assertThat(user.get("/Cases/" + one + "/link/contacts")
                        .json()
                        .at("/records/0/id")
                        .asText())
                .isEqualTo(contact);
        assertThat(user.get("/Cases/" + one + "/link/notes?fields=name").json().path("records"))
                .hasSize(1);
        assertThat(user.get("/Cases/" + one + "/link/nonsense").status()).isEqualTo(404);
    }

    @Test
    void fields_are_told_with_their_types_lengths_and_choices() {
        JsonNode cases =
                user.get("/metadata?type_filter=modules&module_filter=Cases").json();

        assertThat(cases.at("/modules/Cases/fields/name/len").asInt()).isEqualTo(255);
        assertThat(cases.at("/modules/Cases/fields/name/required").asBoolean()).isTrue();
        assertThat(cases.at("/modules/Cases/fields/status/options").asText()).isEqualTo("case_status_dom");
        assertThat(cases.at("/modules").has("Leads")).isFalse();
        assertThat(user.get("/Cases/enum/status").json().has("Pending Input")).isTrue();
    }

    @Test
    void a_note_gets_a_file_in_base64() {
        String note = user.create("Notes", Map.of("name", "Picture"));

        Reply put = user.send(
                "PUT", "/Notes/" + note + "/file/filename?filename=a.png&content_transfer_encoding=base64", "aGVsbG8h");

        assertThat(put.json().at("/filename/content-length").asInt()).isEqualTo(6);
        assertThat(user.get("/Notes/" + note + "/file")
                        .json()
                        .at("/filename/name")
                        .asText())
                .isEqualTo("a.png");
    }

    @Test
    void faults_strike_as_ordered() {
        sugar.faults().next(1, Fault.UNAVAILABLE);
        assertThat(user.get("/me").header("Retry-After")).isEqualTo("7");
        sugar.askTooMuch();
        assertThat(user.get("/me").status()).isEqualTo(429);
        sugar.faults().clear();
        sugar.faults().next(1, Fault.SAVE_THEN_DROP);
        assertThatThrownBy(() -> user.create("Cases", Map.of("name", "One"))).isInstanceOf(UncheckedIOException.class);
        assertThat(sugar.count("Cases")).isEqualTo(1);
    }

    @Test
    void what_is_saved_survives_a_restart(@TempDir Path data) {
        String id;
        try (SugarSandbox first = SugarSandbox.start(0, data)) {
            Session session = new Session(first, SugarSandbox.USER);
            id = session.create("Contacts", Map.of("last_name", "Miller", "email1", "a@example.org"));
            String one = session.create("Cases", Map.of("name", "One", "primary_contact_id", id));
            assertThat(first.related("Cases", one, "contacts")).containsExactly(id);
        }
        try (SugarSandbox second = SugarSandbox.start(0, data)) {
            assertThat(second.records("Contacts").get(0)).containsEntry("email1", "a@example.org");
            String one = String.valueOf(second.records("Cases").get(0).get("id"));
            assertThat(second.related("Cases", one, "contacts")).containsExactly(id);
            Session session = new Session(second, SugarSandbox.USER);
            session.create("Cases", Map.of("name", "Two"));
            assertThat(Json.write(second.records("Cases"))).contains("\"case_number\":2");
        }
    }
}
