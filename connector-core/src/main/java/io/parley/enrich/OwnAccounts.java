package io.parley.enrich;

import io.parley.model.Author;
import io.parley.model.Mention;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which authors are ourselves.
 *
 * @param everywhere handles of ours on every channel
 * @param onChannel further handles of ours by the channel's name in parley.yaml
 */
public record OwnAccounts(Set<String> everywhere, Map<String, Set<String>> onChannel) {

    public static final OwnAccounts NONE = new OwnAccounts(Set.of(), Map.of());

    public OwnAccounts {
        everywhere = plain(everywhere);
        Map<String, Set<String>> byChannel = new HashMap<>();
        onChannel.forEach((channel, handles) -> byChannel.put(channel, plain(handles)));
        onChannel = Map.copyOf(byChannel);
    }

    /** Whether the account that the mention came in on wrote it, or another of ours did. */
    public boolean wrote(Mention mention) {
        Author author = mention.actor();
        if (mention.key().account().equals(author.id())) {
            return true;
        }
        String handle = plain(author.handle());
        return everywhere.contains(handle) || has(onChannel.get(mention.key().channel()), handle);
    }

    private static boolean has(@Nullable Set<String> handles, String handle) {
        return handles != null && handles.contains(handle);
    }

    private static Set<String> plain(Set<String> handles) {
        Set<String> plain = new HashSet<>();
        handles.forEach(handle -> plain.add(plain(handle)));
        plain.remove("");
        return Set.copyOf(plain);
    }

    private static String plain(String handle) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        return bare.toLowerCase(Locale.ROOT);
    }
}
