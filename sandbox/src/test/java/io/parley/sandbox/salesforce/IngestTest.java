package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IngestTest {

    private static final String JOBS = Org61.BASE + "/jobs/ingest";

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private String job(Map<String, Object> asked) {
        Http.Reply reply = org.http.post(JOBS, asked);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("state").asText()).isEqualTo("Open");
        return reply.json().path("id").asText();
    }

    private Http.Reply upload(String job, String csv) {
        return org.http.send("PUT", JOBS + "/" + job + "/batches", csv, "Content-Type", "text/csv");
    }

    private String carriedOut(String job, String csv) {
        assertThat(upload(job, csv).status()).isEqualTo(201);
        assertThat(org.http
                        .patch(JOBS + "/" + job, Map.of("state", "UploadComplete"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("UploadComplete");
        assertThat(state(job)).isEqualTo("InProgress");
        return state(job);
    }

    private String state(String job) {
        return org.http.get(JOBS + "/" + job).json().path("state").asText();
    }

    private String results(String job, String which) {
        return org.http.get(JOBS + "/" + job + "/" + which + "/").text();
    }

    @Test
    void rows_are_inserted_each_for_itself_and_refused_ones_say_why() {
        String job = job(Map.of("object", "Case", "operation", "insert"));

        assertThat(carriedOut(
                        job,
                        "MentionKey__c,Subject,Description\nk1,One,\"Two\nlines, and \"\"quotes\"\"\"\nk1,Again,x\nk2,"
                                + "x".repeat(300) + ",y\n"))
                .isEqualTo("JobComplete");

        assertThat(org.sandbox.records("Case")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("Subject", "One")
                .containsEntry("Description", "Two\nlines, and \"quotes\""));
        assertThat(results(job, "successfulResults"))
                .startsWith("\"sf__Id\",\"sf__Created\",\"MentionKey__c\"")
                .contains("\"true\",\"k1\",\"One\"");
        assertThat(results(job, "failedResults"))
                .startsWith("\"sf__Id\",\"sf__Error\",")
                .contains("DUPLICATE_VALUE:", "STRING_TOO_LONG:", ":Subject --\"");
        assertThat(org.http
                        .get(JOBS + "/" + job)
                        .json()
                        .path("numberRecordsFailed")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void an_upsert_goes_by_external_id_and_so_do_relationships() {
        String cases = job(Map.of("object", "Case", "operation", "upsert", "externalIdFieldName", "MentionKey__c"));
        assertThat(carriedOut(cases, "mentionkey__c,Subject\nk1,One\n")).isEqualTo("JobComplete");
        String messages = job(
                Map.of("object", "ChannelMessage__c", "operation", "upsert", "externalIdFieldName", "MessageKey__c"));

        assertThat(
                        carriedOut(
                                messages,
                                "MessageKey__c,Direction__c,Body__c,Case__r.MentionKey__c\nm1,Inbound,hello,k1\nm2,Inbound,hello,k9\n"))
                .isEqualTo("JobComplete");

        Object id = org.sandbox.records("Case").get(0).get("Id");
        assertThat(org.sandbox.records("ChannelMessage__c")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("Case__c", id));
        assertThat(results(messages, "failedResults"))
                .contains("INVALID_FIELD:Foreign key external ID: k9 not found for field MentionKey__c in entity Case");
    }

    @Test
    void an_empty_cell_says_nothing_and_one_of_its_own_empties_the_field() {
        String id = org.created("Case", Map.of("Subject", "One", "Description", "Two", "MentionKey__c", "k"));
        String job = job(Map.of("object", "Case", "operation", "update"));

        carriedOut(job, "Id,Subject,Description\n" + id + ",,#N/A\n");

        assertThat(org.sandbox.records("Case").get(0))
                .containsEntry("Subject", "One")
                .doesNotContainKey("Description");
    }

    @Test
    void a_job_takes_one_upload_of_csv_and_is_over_when_it_is_over() {
        String job = job(Map.of("object", "Case", "operation", "insert"));
        assertThat(Org61.code(org.http.patch(JOBS + "/" + job, Map.of("state", "UploadComplete"))))
                .isEqualTo("INVALIDJOBSTATE");
        assertThat(org.http
                        .send("PUT", JOBS + "/" + job + "/batches", "Subject\nx\n")
                        .status())
                .isEqualTo(415);
        assertThat(upload(job, "Subject\nx\n").status()).isEqualTo(201);
        assertThat(Org61.code(upload(job, "Subject\ny\n"))).isEqualTo("INVALIDJOBSTATE");
        assertThat(Org61.code(org.http.get(JOBS + "/" + job + "/failedResults")))
                .isEqualTo("INVALIDJOBSTATE");

        assertThat(org.http
                        .patch(JOBS + "/" + job, Map.of("state", "Aborted"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("Aborted");
        assertThat(org.sandbox.count("Case")).isZero();
        assertThat(org.http.delete(JOBS + "/" + job).status()).isEqualTo(204);
        assertThat(org.http.get(JOBS + "/" + job).status()).isEqualTo(404);
    }

    @Test
    void a_job_whose_columns_or_lines_are_not_as_agreed_fails_as_a_whole() {
        String columns = job(Map.of("object", "Case", "operation", "insert"));
        assertThat(carriedOut(columns, "Subject,Mood\nx,good\n")).isEqualTo("Failed");
        assertThat(org.http
                        .get(JOBS + "/" + columns)
                        .json()
                        .path("errorMessage")
                        .asText())
                .isEqualTo("InvalidBatch : Field name not found : Mood");
        assertThat(results(columns, "unprocessedrecords")).contains("\"x\",\"good\"");

        String lines = job(Map.of("object", "Case", "operation", "insert", "lineEnding", "LF"));
        assertThat(carriedOut(lines, "Subject\r\nx\r\n")).isEqualTo("Failed");
        String others = job(
                Map.of("object", "Case", "operation", "insert", "lineEnding", "CRLF", "columnDelimiter", "SEMICOLON"));
        assertThat(carriedOut(others, "Subject;Origin\r\nx;Web\r\n")).isEqualTo("JobComplete");
        assertThat(org.sandbox.count("Case")).isEqualTo(1);
    }

    @Test
    void a_job_that_makes_no_sense_is_refused() {
        assertThat(Org61.code(org.http.post(JOBS, Map.of("object", "Nonsense", "operation", "insert"))))
                .isEqualTo("INVALIDENTITY");
        assertThat(Org61.code(org.http.post(JOBS, Map.of("object", "Case", "operation", "upsert"))))
                .isEqualTo("INVALIDJOB");
        assertThat(Org61.code(org.http.post(JOBS, Map.of("object", "Case", "operation", "insert", "mood", "x"))))
                .isEqualTo("JSON_PARSER_ERROR");
    }
}
