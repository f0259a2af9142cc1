package io.parley.routes;

import io.parley.intake.PlainText;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.wordpress.Blog;
import io.parley.testkit.ChannelLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stand-in of a WordPress blog. Its customers have accounts, so that they can be told apart. */
final class BlogLab implements ChannelLab {

    private final Blog blog = Blog.start(0);

    @Override
    public String type() {
        return "wordpress";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "server", blog.url().toString(), "user", Blog.USER, "password", blog.password(), "every", "100ms");
    }

    @Override
    public List<String> secrets() {
        return List.of(blog.password());
    }

    @Override
    public String post(String author, String text, @Nullable String inReplyTo) {
        return String.valueOf(blog.comment(author, text, inReplyTo == null ? 0 : Long.parseLong(inReplyTo)));
    }

    @Override
    public String direct(String author, String text) {
        throw new UnsupportedOperationException("comments are public");
    }

    @Override
    public boolean showsEdits() {
        return false;
    }

    @Override
    public void edit(String id, String text) {
        blog.edit(Long.parseLong(id), text);
    }

    @Override
    public void delete(String id) {
        blog.trash(Long.parseLong(id));
    }

    @Override
    public List<Standing> replies(String id) {
        return blog.repliesTo(Long.parseLong(id)).stream()
                .map(reply -> new Standing(String.valueOf(reply.id()), PlainText.ofHtml(reply.content()), false))
                .toList();
    }

    @Override
    public void troubleReading(Trouble trouble, int calls) {
        blog.faults().next(calls, fault(trouble), Where.kind("list"));
    }

    @Override
    public void troubleWriting(Trouble trouble, int calls) {
        blog.faults().next(calls, fault(trouble), Where.kind("post"));
    }

    private static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case BAD_CREDENTIALS -> Fault.SESSION_EXPIRED;
            case TOO_MANY_CALLS -> Fault.LIMIT_REACHED;
            case UNAVAILABLE -> Fault.UNAVAILABLE;
            case BROKEN -> Fault.DROP;
            case BROKEN_AFTERWARDS -> Fault.SAVE_THEN_DROP;
        };
    }

    @Override
    public Duration asksToWait() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() {
        blog.close();
    }
}
