package io.parley.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one channel type. A file in an integrator's own directory takes the place of the one that came with
 * Parley; the others stay.
 *
 * @param type such as {@code mastodon}
 * @param own the integrator's directories, which are asked first
 */
record ChannelFolder(String type, List<Path> own) {

    static final String ROOT = "channels";

    ChannelFolder {
        own = List.copyOf(own);
    }

    /** The text of a file of this folder. */
    Optional<String> read(String file) {
        return find(file).map(ChannelFolder::text);
    }

    /**
     * The text of a file that must be there.
     *
     * @throws IllegalArgumentException when it is not
     */
    String require(String file) {
        return read(file)
                .orElseThrow(() -> new IllegalArgumentException("the channel type " + type + " has no file " + file));
    }

    boolean has(String file) {
        return find(file).isPresent();
    }

    private Optional<URL> find(String file) {
        for (Path directory : own) {
            Path here = directory.resolve(type).resolve(file);
            if (Files.isRegularFile(here)) {
                return Optional.of(url(here));
            }
        }
        return Optional.ofNullable(ChannelFolder.class.getClassLoader().getResource(ROOT + '/' + type + '/' + file));
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has an address", impossible);
        }
    }

    private static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + url, unreadable);
        }
    }
}
