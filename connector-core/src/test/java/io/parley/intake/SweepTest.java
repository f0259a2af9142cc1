package io.parley.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.intake.Sweep.Limits;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SweepTest {

    private static final Limits LIMITS = new Limits(50, 1, Duration.ZERO);

    @Test
    void the_first_poll_takes_the_newest_page_only() {
        Wall wall = new Wall(10, LIMITS);
        wall.post(35);
        wall.poll();
        assertThat(wall.takenInOrder()).hasSize(10).isSorted().endsWith(35);
    }

    @Test
    void more_than_a_hundred_items_between_two_polls_are_all_taken_oldest_first() {
        Wall wall = new Wall(40, LIMITS);
        wall.post(5);
        wall.poll();
        wall.post(130);
        wall.poll();
        assertThat(wall.takenInOrder().stream().distinct()).hasSize(135).isSorted();
    }

    @Test
    void a_wall_that_was_empty_at_the_first_poll_loses_nothing_after_it() {
        Wall wall = new Wall(10, LIMITS);
        wall.poll();
        wall.post(35);
        wall.poll();
        assertThat(wall.taken()).hasSize(35);
    }

    @Test
    void reading_goes_on_to_older_items_when_the_known_one_was_deleted() {
        Wall wall = new Wall(10, LIMITS);
        wall.poll();
        wall.post(12);
        wall.poll();
        wall.delete(12);
        wall.post(25);
        wall.poll();
        assertThat(wall.missing()).isEmpty();
    }

    @Test
    void nothing_is_read_twice_when_nothing_is_new() {
        Wall wall = new Wall(10, LIMITS);
        wall.post(30);
        wall.poll();
        wall.pagesRead = 0;
        wall.poll();
        assertThat(wall.pagesRead).isEqualTo(1);
    }

    @Test
    void more_news_than_one_sweep_may_read_are_taken_in_several() {
        Wall wall = new Wall(10, new Limits(3, 1, Duration.ZERO));
        wall.post(1);
        wall.poll();
        wall.post(100);
        wall.poll();
        wall.post(4);
        for (int i = 0; i < 6; i++) {
            wall.poll();
        }
        assertThat(wall.missing()).isEmpty();
    }

    @Test
    void an_item_that_turns_up_late_in_the_middle_is_taken_within_the_overlap() {
        Wall wall = new Wall(10, new Limits(50, 1, Duration.ofMinutes(10)));
        wall.post(60);
        wall.poll();
        wall.post(40);
        wall.poll();
        int late = wall.postLate(Duration.ofMinutes(9));
        wall.post(1);
        wall.poll();
        assertThat(wall.taken()).contains(late);
    }

    @Test
    void an_author_whose_clock_is_ahead_does_not_hide_what_comes_after() {
        Wall wall = new Wall(10, LIMITS);
        wall.post(3);
        wall.poll();
        wall.postAhead(Duration.ofDays(400));
        wall.poll();
        wall.post(45);
        wall.poll();
        assertThat(wall.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_is_posted_deleted_and_interrupted_nothing_is_missed(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            Wall wall = new Wall(1 + random.nextInt(12), new Limits(1 + random.nextInt(6), 1, Duration.ZERO));
            wall.poll();
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> wall.post(random.nextInt(40));
                    case 1 -> wall.deleteAny(random);
                    case 2 -> wall.pollAndCrash(random);
                    default -> wall.poll();
                }
            }
            wall.pollToTheEnd();
            assertThat(wall.missing()).as("run %s of seed %s", run, seed).isEmpty();
        }
    }
}
