package io.parley.app;

import io.parley.model.Author;
import io.parley.model.Mention;

/** Takes the author's id away, as a feed does that knows names only. */
final class Anonymous {

    private Anonymous() {}

    static Mention of(Mention m) {
        Author nameless = new Author(null, "", m.actor().name(), null, null);
        return new Mention(
                m.key(),
                m.version(),
                m.kind(),
                m.visibility(),
                nameless,
                m.name(),
                m.content(),
                m.language(),
                m.url(),
                m.published(),
                m.updated(),
                m.inReplyTo(),
                m.context(),
                m.mentionsUs(),
                m.tags(),
                m.attachments(),
                m.rating(),
                m.canReply(),
                m.tombstone());
    }
}
