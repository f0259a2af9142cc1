package io.parley.crm.salesforce.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The package as it lies in this jar. */
final class PackageFiles {

    private static final String MARK = "/salesforce-package/sfdx-project.json";

    private PackageFiles() {}

    /** What every org gets. */
    static Map<String, byte[]> main() {
        return below("force-app/main/default");
    }

    /** What only some orgs can have, such as {@code social-posts}; empty when there is no such thing. */
    static Map<String, byte[]> optional(String name) {
        return below("optional/" + name);
    }

    private static Map<String, byte[]> below(String folder) {
        URL mark = PackageFiles.class.getResource(MARK);
        if (mark == null) {
            throw new IllegalStateException("This Parley was built without its Salesforce package.");
        }
        try {
            URI uri = mark.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return files(Path.of(uri).resolveSibling(folder));
            }
            try (FileSystem jar = opened(uri)) {
                return files(jar.getPath(MARK).resolveSibling(folder));
            }
        } catch (URISyntaxException | IOException broken) {
            throw new IllegalStateException("The Salesforce package can't be read", broken);
        }
    }

    /** A view of the jar for this caller alone: the one that goes by address is shared. */
    private static FileSystem opened(URI jar) throws IOException {
        String file = jar.getRawSchemeSpecificPart();
        return FileSystems.newFileSystem(Path.of(URI.create(file.substring(0, file.indexOf("!/")))));
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .forEach(file ->
                                files.put(root.relativize(file).toString().replace('\\', '/'), read(file)));
            }
        }
        return files;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
