package io.parley.console;

import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mentions as people write them: several scripts, a hostile one, one without words. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-14T10:30:00Z");

    private Samples() {}

    static List<Mention> mentions() {
        return List.of(
                mention(
                        "1",
                        author("ada", "Ada Lovelace"),
                        "en",
                        "The checkout says “no such card” since Monday.",
                        3000),
                mention("2", author("noor", "نور الهدى"), "ar", "طلبي رقم 4711 لم يصل بعد، هل يمكنكم المساعدة؟", 2400),
                mention("3", author("mallory", "<script>alert(1)</script>"), "en", HOSTILE, 1500),
                mention("4", author("yuki", "田中 ゆき"), "ja", "アプリが起動しません。\n昨日の更新のあとからです。👩‍👩‍👧", 700),
                mention("5", author("sam", ""), null, "", 200),
                mention("6", author("lena", "Lena Müller"), "de", LONG, 45));
    }

    static final String HOSTILE = "\"><img src=x onerror=alert(1)> pay to \u202Eten.evil\u202C now\u200B & <b>win</b>";

    private static final String LONG =
            "Guten Tag, ich überlege, auf das große Paket zu wechseln. Gibt es für Vereine einen Nachlass, und kann"
                    + " man monatlich kündigen? Auf der Preisseite steht dazu nichts, und die Hotline war besetzt.";

    static Mention mention(String id, Author author, @Nullable String language, String text, long secondsAgo) {
        return new Mention(
                new MentionKey("fediverse", "acme@square.example", id),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                author,
                null,
                text,
                language,
                id.equals("3") ? "javascript:alert(1)" : "https://square.example/@" + author.handle() + '/' + id,
                NOW.minusSeconds(secondsAgo),
                null,
                null,
                null,
                true,
                List.of("acme"),
                text.isEmpty() ? List.of(new Attachment("https://square.example/a.png", "image/png", null)) : List.of(),
                null,
                CanReply.YES,
                false);
    }

    static Author author(String handle, String name) {
        return new Author("id-" + handle, handle, name, "https://square.example/@" + handle, 12);
    }
}
