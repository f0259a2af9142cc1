package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.model.Reply;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Salesforce stamps a row when it is saved and shows it when it is committed; the stamps have whole seconds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplySweepTest {

    private final SetClock clock = new SetClock();
    private final SalesforceLab lab =
            new SalesforceLab(SalesforceSandbox.Options.on(0, null).withClock(clock));
    private final List<Reply> heard = new ArrayList<>();
    private Cursor cursor = Cursor.START;

    @AfterEach
    void close() {
        lab.close();
    }

    private void hear(int page) {
        boolean more = true;
        while (more) {
            ReplyPage replies = lab.crm().replies(cursor, page);
            heard.addAll(replies.replies());
            cursor = replies.next();
            more = replies.more();
        }
    }

    private List<String> texts() {
        return heard.stream().map(Reply::text).toList();
    }

    private String aCase() {
        return lab.salesforce.desk().create("Case", Map.of("Subject", "Help"));
    }

    @Test
    void a_row_that_was_committed_late_is_still_heard_and_nothing_is_heard_twice() {
        String record = aCase();
        clock.at(100);
        lab.salesforce.desk().reply(record, "stamped at 100");
        hear(10);
        clock.at(40);
        lab.salesforce.desk().reply(record, "stamped at 40, committed later");
        hear(10);
        clock.at(100);
        lab.salesforce.desk().reply(record, "stamped at 100 too");
        hear(1);
        clock.at(500);
        lab.salesforce.desk().reply(record, "much later");
        hear(1);
        hear(10);

        assertThat(texts())
                .containsExactly(
                        "stamped at 100", "stamped at 40, committed later", "stamped at 100 too", "much later");
    }

    @Test
    void hundreds_with_the_same_stamp_are_heard_once_whatever_the_page() {
        String record = aCase();
        for (int i = 0; i < 450; i++) {
            lab.salesforce.desk().reply(record, "Answer " + i);
        }

        hear(200);
        hear(7);

        assertThat(texts()).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void the_cursor_forgets_what_waits_no_more() {
        String record = aCase();
        for (int minute = 0; minute < 30; minute++) {
            clock.at(minute * 60L);
            String row = lab.salesforce.desk().reply(record, "Answer " + minute);
            hear(10);
            lab.salesforce.desk().update("ChannelMessage__c", row, Map.of("Status__c", "SENT"));
        }

        assertThat(texts()).hasSize(30).doesNotHaveDuplicates();
        assertThat(ReplyCursor.of(cursor).heard()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_row_that_was_committed_hours_late_is_heard_too() {
        String record = aCase();
        clock.at(20_000);
        lab.salesforce.desk().reply(record, "stamped at 20,000");
        hear(10);
        clock.at(40);
        lab.salesforce.desk().reply(record, "stamped at 40");
        hear(10);

        assertThat(texts()).containsExactly("stamped at 20,000", "stamped at 40");
    }

    @Test
    void a_row_that_somebody_touches_while_it_waits_is_not_heard_again() {
        String record = aCase();
        String row = lab.salesforce.desk().reply(record, "wait for it");
        hear(10);
        clock.at(5_000);
        lab.salesforce.desk().update("ChannelMessage__c", row, Map.of("Language__c", "en"));
        hear(10);
        hear(10);

        assertThat(texts()).containsExactly("wait for it");
    }

    @Test
    void a_backlog_is_not_read_over_and_over_and_what_comes_late_is_heard_all_the_same() {
        String record = aCase();
        for (int i = 0; i < 450; i++) {
            clock.at(i * 10L);
            lab.salesforce.desk().reply(record, "Answer " + i);
        }
        hear(200);
        assertThat(texts()).hasSize(450);

        lab.salesforce.calls().reset();
        hear(200);
        assertThat(lab.salesforce.calls().total()).isEqualTo(1);

        clock.at(1);
        lab.salesforce.desk().reply(record, "committed an hour late");
        for (int look = 0; look < 10; look++) {
            hear(200);
        }
        assertThat(texts()).hasSize(451).doesNotHaveDuplicates().contains("committed an hour late");
    }

    @Test
    void a_row_without_a_record_is_heard_once_it_has_one() {
        String record = aCase();
        String row = lab.salesforce
                .desk()
                .create(
                        "ChannelMessage__c",
                        Map.of("Direction__c", "Outbound", "Status__c", "PENDING", "Body__c", "x"));
        hear(10);
        assertThat(heard).isEmpty();

        clock.at(60);
        lab.salesforce.desk().update("ChannelMessage__c", row, Map.of("Case__c", record));
        hear(10);

        assertThat(texts()).containsExactly("x");
    }

    /** A clock that a test sets. */
    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

        void at(long second) {
            now = Instant.parse("2026-03-01T09:00:00Z").plusSeconds(second);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
