package io.parley.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelType;
import java.nio.file.Path;
import java.util.List;

/** A channel folder and its mapping, for {@link ChannelFolderContract}. */
public interface ChannelFolderTested {

    Path path();

    ChannelType type();

    /** What {@code mention.jq} makes of an item: a mention as a rule, several, or none. */
    List<JsonNode> map(JsonNode raw, JsonNode account, JsonNode options) throws Exception;
}
