package io.parley.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the channel folders: those on the class path, and those in an integrator's directories. */
final class ChannelFolders {

    private ChannelFolders() {}

    /** By type. */
    static Map<String, ChannelFolder> find(List<Path> own) {
        Set<String> types = new TreeSet<>();
        own.forEach(directory -> types.addAll(typesIn(directory)));
        try {
            for (URL root :
                    Collections.list(ChannelFolders.class.getClassLoader().getResources(ChannelFolder.ROOT))) {
                types.addAll(typesAt(root.toURI()));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the channel folders can't be listed", unreadable);
        }
        Map<String, ChannelFolder> folders = new TreeMap<>();
        types.forEach(type -> folders.put(type, new ChannelFolder(type, own)));
        return folders;
    }

    private static Set<String> typesAt(URI root) throws IOException {
        if (!root.getScheme().equals("jar")) {
            return typesIn(Path.of(root));
        }
        String jar = root.toString().substring(0, root.toString().indexOf('!'));
        try (FileSystem inside = FileSystems.newFileSystem(Path.of(URI.create(jar.substring("jar:".length()))))) {
            return typesIn(inside.getPath(ChannelFolder.ROOT));
        }
    }

    private static Set<String> typesIn(Path directory) {
        Set<String> types = new TreeSet<>();
        if (!Files.isDirectory(directory)) {
            return types;
        }
        try (Stream<Path> folders = Files.list(directory)) {
            folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString().replace("/", ""))
                    .filter(type -> Files.exists(directory.resolve(type).resolve(type + "-source.kamelet.yaml")))
                    .forEach(types::add);
            return types;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't list " + directory, unreadable);
        }
    }
}
