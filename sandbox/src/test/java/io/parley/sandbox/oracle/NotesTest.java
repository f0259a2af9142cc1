package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotesTest {

    @Test
    void notes_of_requests_are_found_by_themselves_unless_a_tenant_hides_them() {
        try (OracleSandbox oracle = OracleSandbox.start(0, null)) {
            oracle.habits().enforcePace(false);
            Client client = new Client(oracle);
            String id = oracle.desk().create("ServiceRequest", Map.of("Subject", "It broke"));
            oracle.desk().note("ServiceRequest", id, "for the customer", false);

            assertThat(client.query("Note", "", "[Private] = 'N'", "<Description/><SourceId/>"))
                    .contains("<Description>for the customer</Description><SourceId>" + id + "</SourceId>");
            oracle.habits().notesAtTop(false);
            assertThat(client.query("Note", "", "[Private] = 'N'", "<Id/>")).doesNotContain("<Note>");
        }
    }

    @Test
    void a_private_note_is_seen_by_its_writer_alone() {
        try (OracleSandbox oracle = OracleSandbox.start(0, null)) {
            oracle.habits().enforcePace(false);
            Client client = new Client(oracle);
            String id = oracle.desk().create("ServiceRequest", Map.of("Subject", "It broke"));
            oracle.desk().note("ServiceRequest", id, "among us", true);

            assertThat(client.query("Note", "", "", "<Description/>")).doesNotContain("among us");
            oracle.habits().privateSeen(true);
            assertThat(client.query("Note", "", "", "<Description/>")).contains("among us");
        }
    }

    @Test
    void what_was_saved_is_there_after_a_restart(@TempDir Path data) {
        String id;
        try (OracleSandbox oracle = OracleSandbox.start(0, data)) {
            id = oracle.desk().create("ServiceRequest", Map.of("Subject", "It broke"));
            oracle.desk().delete("Contact", oracle.desk().contact("Alice", "Miller", null));
        }

        try (OracleSandbox oracle = OracleSandbox.start(0, data)) {
            assertThat(oracle.records("ServiceRequest")).singleElement().satisfies(request -> assertThat(request)
                    .containsEntry("Id", id));
            assertThat(oracle.count("Contact")).isZero();
            assertThat(oracle.count("User")).isEqualTo(2);
            assertThat(oracle.desk().create("ServiceRequest", Map.of())).isNotEqualTo(id);
        }
    }
}
