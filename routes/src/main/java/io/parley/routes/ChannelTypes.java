package io.parley.routes;

import io.parley.channel.ChannelType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The channel types that there are: one for each folder with a source Kamelet. */
public final class ChannelTypes {

    private final Map<String, ChannelFolder> folders;
    private final Map<String, Declaration> declarations = new TreeMap<>();

    private ChannelTypes(Map<String, ChannelFolder> folders) {
        this.folders = folders;
        folders.forEach((type, folder) -> declarations.put(type, Declaration.read(folder)));
    }

    /** Those that come with Parley. */
    public static ChannelTypes builtIn() {
        return with(List.of());
    }

    /**
     * Those that come with Parley, as an integrator changed or added to them.
     *
     * @param own directories with a folder for each channel type; a file there takes the place of the built-in one
     * @throws IllegalArgumentException when a folder declares no channel
     */
    public static ChannelTypes with(List<Path> own) {
        return new ChannelTypes(ChannelFolders.find(own));
    }

    public List<ChannelType> all() {
        Collection<Declaration> found = declarations.values();
        List<ChannelType> types = new ArrayList<>(found.size());
        found.forEach(each -> types.add(each.type()));
        return types;
    }

    Declaration declaration(String type) {
        Declaration found = declarations.get(type);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no channel type " + type + "; known are " + String.join(", ", declarations.keySet()));
        }
        return found;
    }

    ChannelFolder folder(String type) {
        declaration(type);
        return folders.get(type);
    }
}
