package io.parley.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerScriptTest {

    @TempDir
    Path folder;

    @Test
    void a_server_that_cannot_be_started_fails_with_the_last_words_of_its_script() throws IOException {
        Path script = script("echo 'x.sh: looking' >&2; echo 'x.sh: curl is missing; install curl' >&2; exit 1");
        assertThatThrownBy(() -> ServerScript.start(script, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("x.sh: curl is missing; install curl");
    }

    @Test
    void a_server_that_starts_is_told_to_stop_in_the_same_folder() throws IOException {
        Path script = script("echo $1 >> \"$2/verbs\"; echo '{\"url\":\"http://127.0.0.1:1\"}'");
        ServerScript server = ServerScript.start(script, folder);
        assertThat(server.facts().path("url").asText()).isEqualTo("http://127.0.0.1:1");
        server.close();
        assertThat(folder.resolve("verbs")).content().isEqualTo("start\nstop\n");
    }

    @Test
    void a_script_that_is_not_there_is_named_with_the_place_where_it_was_sought() {
        assertThatThrownBy(() -> ServerScript.start("nothing.sh", folder))
                .hasMessageContaining("routes/src/test/real-servers/nothing.sh")
                .hasMessageContaining("neither in");
    }

    private Path script(String body) throws IOException {
        return Files.writeString(folder.resolve("x.sh"), body);
    }
}
