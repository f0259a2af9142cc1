package io.parley.crm.sugarcrm.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A package as the build made it.
 *
 * @param files the text of each file by its path in the zip, in the order of the zip
 * @param dates when each entry says it was written
 * @param manifest the three variables of its manifest
 */
record CrmPackage(Map<String, String> files, List<LocalDateTime> dates, Map<String, Object> manifest) {

    private static final String BASE = "<basepath>/";

    /** @param kind as in the name of the zip */
    static CrmPackage of(String kind) throws IOException {
        Path zip = Path.of("target", "parley-" + kind + "-" + version() + ".zip");
        if (!Files.exists(zip)) {
            throw new IllegalStateException(zip + " is missing: Maven makes it in the phase process-test-resources");
        }
        Map<String, String> files = new LinkedHashMap<>();
        List<LocalDateTime> dates = new ArrayList<>();
        try (ZipFile in = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : List.copyOf(in.stream().toList())) {
                dates.add(entry.getTimeLocal());
                if (!entry.isDirectory()) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    files.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        String manifest = Objects.requireNonNull(files.get("manifest.php"));
        return new CrmPackage(files, dates, PhpArrays.variables(manifest));
    }

    static String version() throws IOException {
        return property("(?s)<parent>.*?<version>(.*?)</version>", Path.of("pom.xml"));
    }

    static String property(String pattern, Path pom) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(pom));
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not in " + pom);
        }
        return found.group(1);
    }

    Map<?, ?> section(String name) {
        return (Map<?, ?>) Objects.requireNonNull(manifest.get(name), name);
    }

    List<Map<?, ?>> installs(String section) {
        List<Map<?, ?>> items = new ArrayList<>();
        ((Map<?, ?>) Objects.requireNonNull(section("installdefs").get(section), section))
                .values()
                .forEach(item -> items.add((Map<?, ?>) item));
        return items;
    }

    /** The files of the zip that the manifest tells the CRM to use, and those that these take in. */
    TreeSet<String> named() {
        TreeSet<String> named = new TreeSet<>();
        collect(section("installdefs").values(), named);
        for (String file : List.copyOf(named)) {
            Matcher taken = Pattern.compile("require_once __DIR__ \\. '/(.*?)'").matcher(files.getOrDefault(file, ""));
            while (taken.find()) {
                named.add(file.substring(0, file.lastIndexOf('/') + 1) + taken.group(1));
            }
        }
        return named;
    }

    private static void collect(Collection<?> values, TreeSet<String> named) {
        for (Object value : values) {
            if (value instanceof Map<?, ?> map) {
                collect(map.values(), named);
            } else if (value instanceof String text && text.startsWith(BASE)) {
                named.add(text.substring(BASE.length()));
            }
        }
    }
}
