package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.model.CanReply;
import io.parley.model.Confirmation;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.Receipt;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.model.ReplyTerms;
import io.parley.testkit.Mentions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The other places where a rep may answer on a service request, and the other way to find notes. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplySourcesTest {

    private static final String REQUEST = "ServiceRequest";

    private final OracleLab lab = new OracleLab();
    private Crm crm = lab.crm();
    private Cursor cursor = Cursor.START;

    @AfterEach
    void close() {
        crm.close();
        lab.close();
    }

    private void use(Map<String, String> options) {
        crm = lab.open(options);
    }

    private RecordRef delivered(String id) {
        Delivery delivery = new Delivery(
                new EnrichedMention(
                        Mentions.post("alice").id(id).says("It broke").mention(), "en", 12, false),
                new Decision.OpenCase("help", "crm", "It broke", Priority.HIGH, null, Duration.ofDays(5)),
                new Delivery.NewRecord(),
                new ReplyTerms(CanReply.YES, 500, 23, ""));
        Outcome outcome = crm.deliver(List.of(delivery)).get(0);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    /** What a look hears, to its end. */
    private List<Reply> heard() {
        List<Reply> heard = new ArrayList<>();
        boolean more = true;
        while (more) {
            ReplyPage page = crm.replies(cursor, 10);
            heard.addAll(page.replies());
            cursor = page.next();
            more = page.more();
        }
        return heard;
    }

    private void published(Reply reply) {
        crm.confirm(List.of(new Confirmation.Published(
                reply, new Receipt("998", "https://social.example/@acme/998", Mentions.PUBLISHED))));
    }

    @Test
    void notes_are_found_below_changed_requests_where_they_can_not_be_asked_for_alone() {
        lab.oracle.habits().notesAtTop(false);
        lab.oracle.habits().newNoteBumps(true);
        use(Map.of("reply-search", "requests"));
        RecordRef record = delivered("1");
        RecordRef other = delivered("2");
        assertThat(heard()).isEmpty();

        lab.oracle.desk().note(REQUEST, record.id(), "Turn it off", false);
        lab.oracle.desk().note(REQUEST, other.id(), "Nobody must read this", true);

        List<Reply> heard = heard();
        assertThat(heard).extracting(Reply::text).containsExactly("Turn it off");
        assertThat(heard.get(0).record().id()).isEqualTo(record.id());
        published(heard.get(0));
        assertThat(heard()).isEmpty();
    }

    @Test
    void what_a_rep_writes_into_a_field_is_heard_once_and_each_other_text_again() {
        use(Map.of("reply-source", "field", "reply-field", "CustomText0"));
        RecordRef record = delivered("1");

        lab.oracle.desk().update(REQUEST, record.id(), Map.of("CustomText0", "Turn it off"));
        List<Reply> first = heard();
        assertThat(first).singleElement().satisfies(reply -> {
            assertThat(reply.text()).isEqualTo("Turn it off");
            assertThat(reply.rep()).isNotBlank();
        });
        published(Objects.requireNonNull(first.get(0)));
        lab.oracle.desk().update(REQUEST, record.id(), Map.of("Priority", "2-High"));
        assertThat(heard()).isEmpty();

        lab.oracle.desk().update(REQUEST, record.id(), Map.of("CustomText0", "And on again"));
        assertThat(heard()).extracting(Reply::text).containsExactly("And on again");
    }

    @Test
    void a_public_note_is_no_answer_where_answers_are_written_into_a_field() {
        use(Map.of("reply-source", "field", "reply-field", "CustomText0"));
        RecordRef record = delivered("1");

        lab.oracle.desk().note(REQUEST, record.id(), "For the team", false);

        assertThat(heard()).isEmpty();
    }

    @Test
    void an_activity_of_the_type_is_heard_where_answers_are_activities() {
        use(Map.of("reply-source", "activity"));
        RecordRef record = delivered("1");

        lab.oracle.desk().activity(REQUEST, record.id(), "Call", "I called", false);
        lab.oracle.desk().activity(REQUEST, record.id(), "Correspondence", "Nobody must read this", true);
        lab.oracle.desk().activity(REQUEST, record.id(), "Correspondence", "Turn it off", false);

        List<Reply> heard = heard();
        assertThat(heard).extracting(Reply::text).containsExactly("Turn it off");
        assertThat(heard.get(0).record().id()).isEqualTo(record.id());
        published(heard.get(0));
        assertThat(heard()).isEmpty();
    }

    @Test
    void with_a_subject_only_notes_that_begin_so_are_answers() {
        use(Map.of("reply-subject", "Reply"));
        RecordRef record = delivered("1");

        lab.oracle.desk().note(REQUEST, record.id(), "He sounds angry", false);
        lab.oracle.desk().note(REQUEST, record.id(), "Reply: turn it off", false);

        assertThat(heard()).extracting(Reply::text).containsExactly("Reply: turn it off");
    }

    @Test
    void a_private_note_that_a_rep_makes_public_is_heard_then() {
        RecordRef record = delivered("1");
        String note = lab.oracle.desk().note(REQUEST, record.id(), "Turn it off", true);
        assertThat(heard()).isEmpty();

        lab.oracle.desk().update("Note", note, Map.of("Private", "false"));

        assertThat(heard()).extracting(Reply::text).containsExactly("Turn it off");
    }
}
