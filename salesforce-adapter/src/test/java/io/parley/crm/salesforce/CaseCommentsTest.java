package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.model.Confirmation;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Public case comments as replies. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaseCommentsTest {

    private final SalesforceLab lab = new SalesforceLab();
    private final Crm crm = lab.open(Map.of("reply-sources", "messages, comments"));
    private Cursor cursor = Cursor.START;

    @AfterEach
    void close() {
        crm.close();
        lab.close();
    }

    private RecordRef ours() {
        Outcome outcome = crm.deliver(List.of(Samples.newCase("1", "alice", "The kettle sparks")))
                .get(0);
        return ((Outcome.Delivered) outcome).record();
    }

    private List<Reply> hear() {
        List<Reply> heard = new ArrayList<>();
        boolean more = true;
        while (more) {
            ReplyPage page = crm.replies(cursor, 2);
            heard.addAll(page.replies());
            cursor = new Cursor(page.next().value());
            more = page.more();
        }
        return heard;
    }

    private List<String> texts() {
        return hear().stream().map(Reply::text).toList();
    }

    private String comment(RecordRef record, String text) {
        return lab.salesforce.desk().comment(record.id(), text, true);
    }

    @Test
    void old_comments_are_not_heard_at_switch_on_nor_when_somebody_edits_one() {
        RecordRef record = ours();
        String old = comment(record, "long ago");
        assertThat(texts()).isEmpty();

        lab.salesforce.desk().update("CaseComment", old, Map.of("CommentBody", "long ago, and edited"));
        comment(record, "new");

        assertThat(texts()).containsExactly("new");
    }

    @Test
    void a_private_comment_never_leaves_until_a_rep_makes_it_public() {
        RecordRef record = ours();
        hear();
        String secret = lab.salesforce.desk().comment(record.id(), "between us", false);
        assertThat(texts()).isEmpty();

        lab.salesforce.desk().update("CaseComment", secret, Map.of("IsPublished", true));

        assertThat(texts()).containsExactly("between us");
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_comment_of_a_customer_in_a_portal_never_leaves() {
        RecordRef record = ours();
        hear();
        lab.salesforce.desk("CspLitePortal").comment(record.id(), "Still broken!", true);
        lab.salesforce.desk("AutomatedProcess").comment(record.id(), "Escalated.", true);

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_comment_on_a_foreign_case_is_left_alone() {
        String foreign = lab.salesforce.desk().create("Case", Map.of("Subject", "By phone"));
        hear();
        lab.salesforce.desk().comment(foreign, "We called you.", true);

        assertThat(texts()).isEmpty();
    }

    @Test
    void an_edit_after_the_reply_was_told_is_not_heard_even_when_parley_forgot_all() {
        RecordRef record = ours();
        hear();
        Cursor before = cursor;
        String id = comment(record, "First words 🙂 & <b>");
        Reply reply = hear().get(0);
        assertThat(reply.text()).isEqualTo("First words 🙂 & <b>");
        crm.confirm(List.of(
                new Confirmation.Published(reply, new Receipt("9", "https://social.example/9", Instant.EPOCH))));

        lab.salesforce.desk().update("CaseComment", id, Map.of("CommentBody", "Other words"));
        cursor = before;

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_rep_is_told_beside_the_comment_why_it_was_not_published_and_that_is_not_heard() {
        RecordRef record = ours();
        hear();
        comment(record, "x".repeat(4_000));
        Confirmation failed = new Confirmation.NotPublished(hear().get(0), "Too long by 3,500 characters.");

        crm.confirm(List.of(failed));
        crm.confirm(List.of(failed));

        assertThat(lab.salesforce.records("CaseComment"))
                .filteredOn(row -> Boolean.FALSE.equals(row.get("IsPublished")))
                .singleElement()
                .satisfies(note ->
                        assertThat(String.valueOf(note.get("CommentBody"))).endsWith("Too long by 3,500 characters."));
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_deleted_comment_is_not_heard_and_a_cursor_of_an_older_parley_still_reads() {
        RecordRef record = ours();
        cursor = lab.crm().replies(Cursor.START, 10).next();
        hear();
        lab.salesforce.desk().delete("CaseComment", comment(record, "never mind"));
        lab.answer(record, "by the action");

        assertThat(texts()).containsExactly("by the action");
    }
}
