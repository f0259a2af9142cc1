package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpHabitsTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void head_is_answered_like_get_without_the_body() {
        Http.Reply reply = org.http.send("HEAD", Org61.BASE + "/sobjects/Case/describe", null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(org.http
                        .send("HEAD", Org61.BASE + "/sobjects/Nothing__c/describe", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_client_that_knows_no_patch_posts_it() {
        String id = org.created("Case", Map.of("Subject", "x"));

        Http.Reply reply =
                org.http.post(Org61.BASE + "/sobjects/Case/" + id + "?_HttpMethod=PATCH", Map.of("Subject", "y"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(org.sandbox.records("Case").get(0)).containsEntry("Subject", "y");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        Http.Reply reply = org.http.post(Org61.BASE + "/sobjects/Case", "Subject\nx\n", "Content-Type", "text/csv");

        assertThat(reply.status()).isEqualTo(415);
        assertThat(Org61.code(reply)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_method_that_a_resource_does_not_take_is_refused() {
        Http.Reply reply = org.http.send("PUT", Org61.BASE + "/sobjects/Case", Map.of("Subject", "x"));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(Org61.code(reply)).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void a_token_says_whose_it_is() {
        JsonNode grant = new Http(org.sandbox.url(), null)
                .post(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret="
                                + SalesforceSandbox.CLIENT_SECRET)
                .json();
        String path = grant.path("id").asText().replace(org.sandbox.url().toString(), "");

        assertThat(org.http.get(path).json().path("username").asText()).isEqualTo(SalesforceSandbox.USERNAME);
        assertThat(org.http
                        .get("/services/oauth2/userinfo")
                        .json()
                        .path("user_id")
                        .asText())
                .startsWith("005");
        assertThat(new Http(org.sandbox.url(), "nobody").get(path).status()).isEqualTo(403);
        assertThat(org.http.get(path.substring(0, path.length() - 3) + "AAA").status())
                .isEqualTo(403);
    }

    @Test
    void lately_changed_and_deleted_records_are_told_apart() {
        String kept = org.created("Case", Map.of("Subject", "kept"));
        String gone = org.created("Case", Map.of("Subject", "gone"));
        org.http.delete(Org61.BASE + "/sobjects/Case/" + gone);
        String span = "?start=" + Org61.encode(java.time.Instant.now().minusSeconds(3600) + "") + "&end="
                + Org61.encode(java.time.Instant.now().plusSeconds(3600) + "");

        JsonNode updated =
                org.http.get(Org61.BASE + "/sobjects/Case/updated" + span).json();
        JsonNode deleted =
                org.http.get(Org61.BASE + "/sobjects/Case/deleted" + span).json();

        assertThat(updated.path("ids")).hasSize(1);
        assertThat(updated.at("/ids/0").asText()).isEqualTo(kept);
        assertThat(deleted.at("/deletedRecords/0/id").asText()).isEqualTo(gone);
        assertThat(Org61.code(org.http.get(Org61.BASE + "/sobjects/Case/updated?start=soon&end=later")))
                .isEqualTo("INVALID_REPLICATION_DATE");
    }

    @Test
    void soap_login_is_off() {
        Http.Reply reply = new Http(org.sandbox.url(), null)
                .post("/services/Soap/u/62.0", "<login xmlns=\"urn:partner.soap.sforce.com\"/>");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).contains("INVALID_OPERATION: SOAP API login() is disabled");
    }
}
