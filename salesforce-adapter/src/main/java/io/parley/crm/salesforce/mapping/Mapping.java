package io.parley.crm.salesforce.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which field of which object gets what. */
public final class Mapping {

    /** The mapping that Parley has without a file; integrators copy lines of it. */
    public static final String BUILT_IN = "/io/parley/crm/salesforce/mapping.yaml";

    private final Map<Section, Map<String, Line>> lines;

    Mapping(Map<Section, Map<String, Line>> lines) {
        this.lines = lines;
    }

    /**
     * One line of a file.
     *
     * @param expression null leaves the field out
     * @param file as the user named it; empty for the built-in mapping
     * @param line from 1
     */
    public record Line(String field, @Nullable Expression expression, String file, int line) {

        /** Where it stands, for those who read a finding; empty for the built-in mapping. */
        public String place() {
            return file.isEmpty() ? "" : file + ':' + line;
        }
    }

    /** Fields and what they get, as far as they get something. */
    public List<Line> of(Section section) {
        return all(section).values().stream()
                .filter(line -> line.expression() != null)
                .toList();
    }

    private Map<String, Line> all(Section section) {
        return lines.getOrDefault(section, Map.of());
    }

    /** This mapping with the lines of another one in their places. */
    public Mapping with(Mapping other) {
        Map<Section, Map<String, Line>> both = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            Map<String, Line> merged = new LinkedHashMap<>(all(section));
            merged.putAll(other.all(section));
            both.put(section, merged);
        }
        return new Mapping(both);
    }

    /** The built-in mapping. */
    public static Mapping builtIn() {
        List<io.parley.yaml.Problem> problems = new ArrayList<>();
        Mapping mapping = MappingReader.read(builtInText(), "", problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The built-in mapping has mistakes: " + problems);
        }
        return mapping;
    }

    /** The built-in mapping as the file that it is. */
    public static String builtInText() {
        try (InputStream file = Objects.requireNonNull(Mapping.class.getResourceAsStream(BUILT_IN))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
