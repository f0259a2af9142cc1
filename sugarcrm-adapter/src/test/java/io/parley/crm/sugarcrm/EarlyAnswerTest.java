package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.Reply;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rep is quick, and Parley is cut off between a case and its first message. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EarlyAnswerTest {

    private static final String UPDATES = "AOP_Case_Updates";

    static Stream<SuiteLab> dialects() {
        return Stream.of(new SuiteLab(), new CeLab(false));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void an_answer_on_a_case_whose_first_message_is_not_there_yet_is_heard(SuiteLab lab) {
        try (lab) {
            Crm crm = lab.crm();
            crm.deliver(List.of(Mentions.newCase("Before", "Before")));
            ReplyPage nothing = crm.replies(Cursor.START, 10);

            Delivery late = Mentions.newCase("18", "u2", "It broke");
            lab.suite.faults().next(9, Fault.UNAVAILABLE, Faults.Where.object(UPDATES));
            assertThat(crm.deliver(List.of(late))).singleElement().isInstanceOf(Outcome.Retry.class);
            lab.suite.faults().clear();
            String record = Keys.record(late.key());
            assertThat(lab.suite.records("Cases")).anyMatch(row -> record.equals(row.get("id")));

            lab.suite.desk().write(record, "Turn it off", false);

            assertThat(crm.replies(nothing.next(), 10).replies())
                    .extracting(Reply::text)
                    .containsExactly("Turn it off");
        }
    }
}
