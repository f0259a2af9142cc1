package io.parley.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.testkit.servers.WordPress.Comment;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordPressTest {

    private static WordPress blog;

    @BeforeAll
    static void start() {
        blog = WordPress.start(Path.of("target", "real-servers", "wordpress"));
    }

    @AfterAll
    static void stop() {
        blog.close();
    }

    @Test
    void a_customers_comment_and_the_brands_reply_stand_under_the_post() {
        String question = "Saturday went wrong " + UUID.randomUUID();
        String answer = "Sorry! We look into it " + UUID.randomUUID();
        long asked = blog.comment("alice", question, null);
        long replied = blog.comment("admin", answer, asked);

        assertThat(only(asked))
                .extracting(Comment::author, Comment::text, Comment::parent, Comment::status)
                .containsExactly("alice", question, 0L, "approved");
        assertThat(only(replied))
                .extracting(Comment::author, Comment::text, Comment::parent)
                .containsExactly("admin", answer, asked);
    }

    @Test
    void a_visitor_without_an_account_comments_through_the_form() {
        String words = "Just passing by " + UUID.randomUUID();
        long id = blog.comment("Zoë from Ghent", words, null);
        assertThat(only(id)).extracting(Comment::author, Comment::text).containsExactly("Zoë from Ghent", words);
    }

    @Test
    void an_exact_repeat_of_the_brands_reply_is_a_409_and_makes_no_second_comment() {
        long asked = blog.comment("alice", "And the other parcel? " + UUID.randomUUID(), null);
        String answer = "Salt & pepper <3 " + UUID.randomUUID();
        blog.comment("admin", answer, asked);
        assertDuplicate(() -> blog.comment("admin", answer, asked));
        assertThat(repliesTo(asked)).isEqualTo(1);
    }

    @Test
    void a_repeat_by_an_account_without_unfiltered_html_passes_the_guard_when_wordpress_rewrites_the_text() {
        long asked = blog.comment("admin", "How was it? " + UUID.randomUUID(), null);
        String plain = "fine " + UUID.randomUUID();
        blog.comment("alice", plain, asked);
        assertDuplicate(() -> blog.comment("alice", plain, asked));

        String rewritten = "salt & pepper " + UUID.randomUUID();
        blog.comment("alice", rewritten, asked);
        blog.comment("alice", rewritten, asked);
        assertThat(repliesTo(asked)).isEqualTo(3);
    }

    @Test
    void an_edit_keeps_the_id_and_the_trash_keeps_the_comment() {
        long id = blog.comment("alice", "frist words " + UUID.randomUUID(), null);
        String text = "first words " + UUID.randomUUID();
        blog.edit(id, text);
        assertThat(only(id).text()).isEqualTo(text);
        blog.trash(id);
        assertThat(only(id).status()).isEqualTo("trash");
    }

    private static void assertDuplicate(Executable repeat) {
        assertThatThrownBy(repeat::execute).isInstanceOfSatisfying(ServerRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("\"code\":\"comment_duplicate\"");
        });
    }

    private static Comment only(long id) {
        return blog.comments(blog.post()).stream()
                .filter(comment -> comment.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static long repliesTo(long parent) {
        return blog.comments(blog.post()).stream()
                .filter(comment -> comment.parent() == parent)
                .count();
    }
}
