package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Links among the files of a record, as the object reference describes them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilesTest {

    private static final String URL = "https://square.example/media/leak.png";

    private final Org61 org = new Org61();
    private String record = "";

    @BeforeEach
    void open() {
        record = org.created("Case", Map.of("Subject", "It leaks"));
    }

    @AfterEach
    void stop() {
        org.close();
    }

    private Map<String, Object> file() {
        return new HashMap<>(Map.of(
                "Title", "leak.png", "ContentUrl", URL, "ContentLocation", "L", "FirstPublishLocationId", record));
    }

    private void refused(Map<String, Object> fields, String code, String... at) {
        Http.Reply reply = org.create("ContentVersion", fields);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(Org61.code(reply)).isEqualTo(code);
        assertThat(Org61.fields(reply)).containsExactly(at);
        assertThat(org.sandbox.count("ContentDocument")).isZero();
    }

    @Test
    void a_version_makes_its_document_and_the_links_to_its_owner_and_its_record() {
        String version = org.created("ContentVersion", file());

        assertThat(org.sandbox.records("ContentDocument")).singleElement().satisfies(document -> assertThat(document)
                .containsEntry("LatestPublishedVersionId", version)
                .containsEntry("Title", "leak.png")
                .containsEntry("FileType", "LINK"));
        assertThat(org.sandbox.records("ContentDocumentLink"))
                .extracting(link -> link.get("ShareType"))
                .containsExactly("I", "V");
        assertThat(org.column(
                        "ContentUrl",
                        "SELECT ContentDocument.LatestPublishedVersion.ContentUrl FROM ContentDocumentLink"
                                + " WHERE LinkedEntityId = '" + record + "'"))
                .containsExactly(URL);
        assertThat(new Http(org.sandbox.url(), null).get("/rep/case/" + record).text())
                .contains("Files", "href=\"" + URL + "\"");
    }

    @Test
    void a_file_without_a_title_or_an_address_or_with_too_long_a_one_is_refused() {
        Map<String, Object> untitled = file();
        untitled.remove("Title");
        refused(untitled, "REQUIRED_FIELD_MISSING", "Title");
        Map<String, Object> empty = file();
        empty.remove("ContentUrl");
        refused(empty, "REQUIRED_FIELD_MISSING", "VersionData");
        Map<String, Object> longer = file();
        longer.put("ContentUrl", "https://square.example/" + "x".repeat(1_300));
        refused(longer, "STRING_TOO_LONG", "ContentUrl");
    }

    @Test
    void a_place_that_is_none_is_refused() {
        Map<String, Object> elsewhere = file();
        elsewhere.put("ContentLocation", "X");
        refused(elsewhere, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "ContentLocation");
        Map<String, Object> nowhere = file();
        nowhere.put("FirstPublishLocationId", "500Hs0000000zzz");
        refused(nowhere, "INVALID_CROSS_REFERENCE_KEY", "FirstPublishLocationId");
    }

    @Test
    void where_content_is_off_a_link_is_refused() {
        org.sandbox.setup().withoutFileLinks();

        refused(file(), "INSUFFICIENT_ACCESS_OR_READONLY");
    }

    @Test
    void nobody_makes_a_document_or_changes_where_a_version_was_published() {
        assertThat(Org61.code(org.create("ContentDocument", Map.of("Title", "x"))))
                .isEqualTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
        String version = org.created("ContentVersion", file());
        Http.Reply moved = org.http.patch(
                Org61.BASE + "/sobjects/ContentVersion/" + version, Map.of("FirstPublishLocationId", record));

        assertThat(Org61.code(moved)).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void a_version_goes_with_its_document_only() {
        String version = org.created("ContentVersion", file());
        assertThat(org.http
                        .delete(Org61.BASE + "/sobjects/ContentVersion/" + version)
                        .status())
                .isEqualTo(400);
        String document =
                String.valueOf(org.sandbox.records("ContentDocument").get(0).get("Id"));

        org.http.delete(Org61.BASE + "/composite/sobjects?ids=" + document);

        assertThat(List.of("ContentDocument", "ContentVersion", "ContentDocumentLink"))
                .allSatisfy(object -> assertThat(org.sandbox.count(object)).isZero());
    }

    @Test
    void links_are_found_by_what_they_link_only() {
        assertThat(Org61.code(org.query("SELECT Id FROM ContentDocumentLink WHERE ShareType = 'V'")))
                .isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void files_move_along_when_cases_are_merged() {
        org.created("ContentVersion", file());
        String survivor = org.created("Case", Map.of("Subject", "It hums"));

        org.sandbox.desk().merge(survivor, record);

        assertThat(org.column(
                        "ContentDocumentId",
                        "SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '" + survivor + "'"))
                .hasSize(1);
    }
}
