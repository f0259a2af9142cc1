package io.parley.sandbox.salesforce.metadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Archives as maps from path to content. */
final class Zips {

    /** Salesforce takes 39 MB and 10,000 files; far more than any test needs. */
    private static final int LARGEST = 39 * 1024 * 1024;

    private Zips() {}

    /** Null when it is no archive, or too large. */
    static @Nullable Map<String, byte[]> read(byte[] archive) {
        Map<String, byte[]> files = new TreeMap<>();
        int left = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] content = zip.readNBytes(left + 1);
                    left -= content.length;
                    if (left < 0) {
                        return null;
                    }
                    files.put(entry.getName(), content);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return null;
        }
        return files.isEmpty() ? null : files;
    }

    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
