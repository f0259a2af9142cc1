package io.parley.sandbox.townsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {

    @TempDir
    Path data;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void the_whole_sample_is_posted_with_its_threads_an_edit_and_a_deletion() {
        try (TownSquare town = TownSquare.start(0, null);
                Replay replay = new Replay(town, scheduler, step -> 0).start()) {
            await().until(() -> replay.remaining() == 0);

            List<Post> posts = town.posts();
            assertThat(posts).hasSize(replay.size() - 3);
            assertThat(posts.stream().map(Post::language).distinct().count()).isGreaterThanOrEqualTo(10);
            assertThat(posts).anySatisfy(post -> assertThat(post.editedAt()).isNotNull());
            assertThat(posts).noneSatisfy(post -> assertThat(post.author()).isEqualTo("anon42"));
            JsonNode notices = new Http(town.url(), town.brandToken())
                    .get("/api/v1/notifications?limit=80")
                    .json();
            assertThat(notices.size()).isGreaterThan(50);
        }
    }

    @Test
    void every_text_fits_a_status() {
        try (TownSquare town = TownSquare.start(0, null);
                Replay replay = new Replay(town, scheduler, step -> 0).start()) {
            await().until(() -> replay.remaining() == 0);

            assertThat(town.posts()).allSatisfy(post -> assertThat(MastodonApi.problem(post.text()))
                    .isNull());
        }
    }

    @Test
    void it_goes_on_where_it_stopped() {
        try (TownSquare town = TownSquare.start(0, data);
                Replay replay = new Replay(town, scheduler, step -> step < 10 ? 0 : 600_000).start()) {
            await().until(() -> replay.remaining() == replay.size() - 10);
        }
        try (TownSquare town = TownSquare.start(0, data);
                Replay replay = new Replay(town, scheduler, step -> 0)) {
            assertThat(town.posts()).hasSize(10);
            replay.start();
            await().until(() -> replay.remaining() == 0);
            assertThat(town.posts()).hasSize(replay.size() - 3);
        }
    }

    @Test
    void the_first_post_comes_within_a_second_and_the_next_after_two_to_six() {
        IntToLongFunction pace = Replay.humanPace();

        assertThat(pace.applyAsLong(0)).isLessThan(1000);
        assertThat(IntStream.range(1, 200).mapToLong(pace)).allMatch(pause -> pause >= 2000 && pause <= 6000);
    }
}
