package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelType;
import io.parley.testkit.ChannelFolderContract;
import io.parley.testkit.ChannelFolderTested;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every folder under routes/channels, and so those that an integrator adds there. */
class ChannelFoldersTest implements ChannelFolderContract {

    private static final Path ROOT = Path.of("channels").toAbsolutePath();

    @Override
    public List<ChannelFolderTested> folders() {
        ChannelTypes types = ChannelTypes.with(List.of(ROOT));
        List<ChannelFolderTested> folders = new ArrayList<>();
        types.all().forEach(type -> folders.add(new Folder(ROOT.resolve(type.name()), type, types)));
        return folders;
    }

    private record Folder(Path path, ChannelType type, ChannelTypes types) implements ChannelFolderTested {
        @Override
        public List<JsonNode> map(JsonNode raw, JsonNode account, JsonNode options) throws Exception {
            Jq mapping = Jq.compile(types.folder(type.name()).require("mention.jq"), "mention.jq");
            return mapping.all(raw, Map.of("account", account, "options", options));
        }
    }
}
