package io.parley.channel;

import io.parley.model.Option;
import java.util.List;

/**
 * A kind of channel that Parley knows: one folder under routes/.
 *
 * @param name the word for {@code type:} in parley.yaml, such as {@code mastodon}
 * @param title what people call it
 * @param options what can be set for a channel of this type
 * @param rules what replies may be; a configured channel may be stricter
 */
public record ChannelType(String name, String title, List<Option> options, ReplyRules rules) {

    public ChannelType {
        options = List.copyOf(options);
    }
}
