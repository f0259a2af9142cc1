package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.intake.Intake;
import io.parley.intake.MalformedMention;
import io.parley.intake.MentionReader;
import io.parley.json.Json;
import java.util.List;
import java.util.Optional;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Reads an item that was malformed once more, with the mapping as it is today. */
final class Again {

    private final Source source;

    Again(Source source) {
        this.source = source;
    }

    /** Takes the item in; or says why it still can't be read. */
    Optional<String> take(String raw) {
        try {
            ConfiguredChannel channel = source.channel();
            JsonNode item = Json.tree(raw);
            List<JsonNode> mapped = Jq.compile(channel.folder().require("mention.jq"), "mention.jq")
                    .all(item, source.variables());
            for (JsonNode canonical : mapped) {
                MentionReader.read(canonical, channel.name(), source.accountName());
            }
            List<Intake.Item> items = mapped.stream()
                    .map(canonical -> Intake.Item.mapped(raw, canonical))
                    .toList();
            source.intake().take(new Intake.Batch(source.name(), channel.name(), source.accountName(), items, null));
            return Optional.empty();
        } catch (MalformedMention still) {
            return Optional.of(String.join("; ", still.problems()));
        } catch (JsonQueryException | IllegalArgumentException wrong) {
            return Optional.of("the mapping failed: " + wrong.getMessage());
        }
    }
}
