package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.model.Mention;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.testkit.ChannelContract;
import io.parley.testkit.ChannelLab;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MastodonTest implements ChannelContract {

    @Override
    public ChannelLab lab() {
        return new TownSquareLab();
    }

    @Override
    public RunningChannel.Starter starter() {
        return new CamelRig();
    }

    @Test
    void a_server_that_honours_idempotency_keys_gets_one_and_keeps_one_reply() {
        try (TownSquareLab lab = new TownSquareLab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Hello", null);
            try (RunningChannel running = starter().start("fedi", "mastodon", lab.options(), inbox)) {
                await().until(() -> inbox.mentions().size() == 1);
                Mention target = inbox.mentions().get(0);
                RecordRef record = new RecordRef("support", RecordKind.CASE, "1", null, null);
                Reply reply = new Reply("n1", record, "Hello Ann", "Rita", target.published(), null);
                assertThat(running.channel().publish(reply, target))
                        .isEqualTo(running.channel().publish(reply, target));
                assertThat(lab.replies(id)).hasSize(1);
                assertThat(lab.replies(id).get(0).text()).isEqualTo("@ann Hello Ann");
            }
        }
    }
}
