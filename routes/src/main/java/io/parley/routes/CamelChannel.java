package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.Channel;
import io.parley.channel.ChannelFailure;
import io.parley.channel.Publication;
import io.parley.channel.ReplyRules;
import io.parley.intake.PlainText;
import io.parley.json.Json;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The way back to a channel: hands the Kamelet {@code <type>-reply} a JSON body {@code {key, text, reply, target}} and
 * reads a receipt from its answer; {@code <type>-find} answers with what of ours stands under the target.
 */
final class CamelChannel implements Channel {

    /** By how much the clocks of a CRM and a channel may differ before a reply found seems older than its text. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final ConfiguredChannel channel;
    private final ReplyRules rules;
    private final ProducerTemplate producer;
    private final HttpOutcomes outcomes;

    CamelChannel(ConfiguredChannel channel, ProducerTemplate producer, InstantSource clock) {
        this.channel = channel;
        this.rules = channel.rules();
        this.producer = producer;
        this.outcomes = new HttpOutcomes(channel, clock);
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public ReplyRules rules() {
        return rules;
    }

    @Override
    public Publication publish(Reply reply, Mention target) {
        try {
            String refusal = refusal(reply, target);
            if (refusal != null) {
                return new Publication.NotPublished(new Outcome.Refused(refusal, null));
            }
            Exchange answered = call("reply", reply, target);
            Throwable failure = answered.getException();
            if (failure == null) {
                return published(json(answered));
            }
            return published(failure, reply, target);
        } catch (ChannelFailure failed) {
            return new Publication.NotPublished(failed.outcome());
        } catch (RuntimeException unforeseen) {
            return new Publication.NotPublished(new Outcome.Retry(
                    "The answer of " + channel.place() + " can't be read: " + words(unforeseen), null));
        }
    }

    private static Publication published(JsonNode answer) {
        return answer.hasNonNull("refused")
                ? new Publication.NotPublished(
                        new Outcome.Refused(answer.path("refused").asText(), null))
                : new Publication.Published(receipt(answer));
    }

    /** A server that refuses a repeat has the first one: that is as good as published. */
    private Publication published(Throwable failure, Reply reply, Mention target) {
        if (HttpOutcomes.isConflict(failure) && rules.findable()) {
            Optional<Receipt> standing = find(reply, target);
            if (standing.isPresent()) {
                return new Publication.Published(standing.get());
            }
        }
        return new Publication.NotPublished(outcome(failure));
    }

    @Override
    public Optional<Receipt> find(Reply reply, Mention target) {
        if (!rules.findable()) {
            throw new UnsupportedOperationException(channel + " can't be asked for a reply");
        }
        Exchange answered = call("find", reply, target);
        if (answered.getException() != null) {
            throw new ChannelFailure(outcome(answered.getException()), answered.getException());
        }
        try {
            Receipt found = null;
            for (JsonNode candidate : json(answered)) {
                found = found == null && isIt(candidate, reply, target) ? receipt(candidate) : found;
            }
            return Optional.ofNullable(found);
        } catch (RuntimeException unreadable) {
            throw new ChannelFailure(
                    new Outcome.Retry(
                            "The answer of " + channel.place() + " can't be read: " + words(unreadable), null),
                    unreadable);
        }
    }

    private boolean isIt(JsonNode candidate, Reply reply, Mention target) {
        if (candidate.hasNonNull("key")) {
            return candidate.path("key").asText().equals(key(reply));
        }
        String standing = candidate.hasNonNull("contentHtml")
                ? PlainText.ofHtml(candidate.path("contentHtml").asText())
                : candidate.path("content").asText();
        return ReplyText.same(text(reply, target), standing)
                && !receipt(candidate).publishedAt().isBefore(reply.writtenAt().minus(CLOCKS));
    }

    private @Nullable String refusal(Reply reply, Mention target) {
        if (!rules.replies()) {
            return rules.whyNot() == null ? "This channel can only be read." : rules.whyNot();
        }
        String text = text(reply, target);
        if (reply.text().isBlank()) {
            return "The reply is empty.";
        }
        int length = ReplyText.length(text, channel.declaration());
        return rules.longest() > 0 && length > rules.longest()
                ? "The reply has " + length + " characters; this channel takes " + rules.longest()
                        + ". Please shorten it."
                : null;
    }

    private Exchange call(String what, Reply reply, Mention target) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("key", key(reply));
        body.put("text", text(reply, target));
        body.set("reply", Json.mapper().valueToTree(reply));
        body.set("target", Json.mapper().valueToTree(target));
        return producer.send(ChannelRoutes.replyUri(channel, what), exchange -> exchange.getMessage()
                .setBody(body));
    }

    private String text(Reply reply, Mention target) {
        String text = PlainText.clean(reply.text()).strip();
        return channel.declaration().addressed() ? ReplyText.addressed(text, target) : text;
    }

    /** Unique for ever across the CRMs whose reps answer here. */
    private static String key(Reply reply) {
        return reply.record().crm() + ':' + reply.key();
    }

    private Outcome.Failure outcome(Throwable failure) {
        Outcome.Failure outcome = outcomes.of(failure);
        return outcome == null
                ? new Outcome.Retry("The route of " + channel + " failed: " + words(failure), null)
                : outcome;
    }

    private String words(Throwable failure) {
        return channel.redact(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    private static JsonNode json(Exchange answered) {
        Object body = answered.getMessage().getBody();
        return body instanceof JsonNode tree
                ? tree
                : Json.tree(answered.getMessage().getBody(String.class));
    }

    private static Receipt receipt(JsonNode json) {
        String id = json.path("nativeId").asText("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("no nativeId");
        }
        return new Receipt(id, json.path("url").asText(null), time(json.path("publishedAt")));
    }

    private static Instant time(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("publishedAt '" + value.asText() + "' is not a time", unreadable);
        }
    }
}
