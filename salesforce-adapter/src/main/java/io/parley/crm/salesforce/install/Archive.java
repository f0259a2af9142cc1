package io.parley.crm.salesforce.install;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Element;

/** The zip that Salesforce deploys: its files, and the package.xml that names them. */
final class Archive {

    static final String VERSION = "62.0";

    private Archive() {}

    /** Parts of one object are joined in its file. */
    static Map<String, byte[]> files(Collection<Part> parts) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Element> objects = new TreeMap<>();
        for (Part part : parts) {
            Element xml = part.xml();
            if (part.file().startsWith("objects/") && xml != null) {
                Element object = objects.computeIfAbsent(part.file(), any -> Xml.root("CustomObject"));
                Xml.copy(xml, part.element() == null ? object : Xml.add(object, part.element()));
            } else if (xml != null) {
                files.put(part.file(), Xml.write(xml));
            }
            files.putAll(part.files());
        }
        objects.forEach((file, xml) -> {
            Xml.sort(xml);
            files.put(file, Xml.write(xml));
        });
        return files;
    }

    /** A manifest of this kind: type to names. */
    static byte[] manifest(Map<String, ? extends Collection<String>> members) {
        Element root = Xml.root("Package");
        new TreeMap<>(members).forEach((type, names) -> {
            Element types = Xml.add(root, "types");
            new TreeSet<>(names).forEach(name -> Xml.add(types, "members", name));
            Xml.add(types, "name", type);
        });
        Xml.add(root, "version", VERSION);
        return Xml.write(root);
    }

    /** Type to names of these parts. */
    static Map<String, TreeSet<String>> members(Collection<Part> parts) {
        Map<String, TreeSet<String>> members = new TreeMap<>();
        parts.forEach(part ->
                members.computeIfAbsent(part.type(), any -> new TreeSet<>()).add(part.name()));
        return members;
    }

    /** What puts these parts into an org. */
    static byte[] deploying(Collection<Part> parts) {
        Map<String, byte[]> files = files(parts);
        files.put("package.xml", manifest(members(parts)));
        return zip(files);
    }

    /** What takes these away from an org. */
    static byte[] deleting(Map<String, ? extends Collection<String>> members) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("package.xml", manifest(Map.<String, List<String>>of()));
        files.put("destructiveChanges.xml", manifest(members));
        return zip(files);
    }

    static byte[] zip(Map<String, byte[]> files) {
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

    /** The files of an archive that Salesforce made. */
    static Map<String, byte[]> unzip(byte[] archive) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return files;
    }
}
