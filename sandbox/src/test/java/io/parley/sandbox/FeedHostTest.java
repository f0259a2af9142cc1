package io.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedHostTest {

    @TempDir
    Path directory;

    @Test
    void an_unchanged_feed_is_sent_once_and_a_changed_one_again() throws IOException {
        Path file = Files.writeString(directory.resolve("a.xml"), "<feed xmlns='http://www.w3.org/2005/Atom'>ä</feed>");
        try (FeedHost host = FeedHost.start(0, file)) {
            Http http = new Http(host.url(), null);
            Http.Reply first = http.get("");
            String tag = String.valueOf(first.header("ETag"));

            assertThat(first.text()).contains("ä");
            assertThat(first.header("Content-Type")).isEqualTo("application/atom+xml");
            assertThat(http.get("", "If-None-Match", tag).status()).isEqualTo(304);
            assertThat(http.get("", "If-Modified-Since", String.valueOf(first.header("Last-Modified")))
                            .status())
                    .isEqualTo(304);

            Files.writeString(file, "<rss><channel/></rss>");
            Http.Reply changed = http.get("", "If-None-Match", tag);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.header("Content-Type")).isEqualTo("application/rss+xml");
            assertThat(host.calls().count("unchanged")).isEqualTo(2);
        }
    }

    @Test
    void a_missing_file_is_named_at_the_start() {
        Path missing = directory.resolve("none.xml");

        assertThatThrownBy(() -> FeedHost.start(0, missing)).hasMessageContaining("none.xml");
    }
}
