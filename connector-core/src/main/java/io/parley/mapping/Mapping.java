package io.parley.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which field of which object gets what. */
public final class Mapping {

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

        /** Whether it repeats words of the author. */
        public boolean quotes() {
            return expression != null && expression.quotes();
        }

        /** Whether it is one of the built-in mapping. */
        public boolean builtIn() {
            return file.isEmpty();
        }

        /** Where it stands, for those who read a finding; empty for the built-in mapping. */
        public String place() {
            return builtIn() ? "" : file + ':' + line;
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
        Set<Section> sections = new LinkedHashSet<>(lines.keySet());
        sections.addAll(other.lines.keySet());
        Map<Section, Map<String, Line>> both = new LinkedHashMap<>();
        for (Section section : sections) {
            Map<String, Line> merged = new LinkedHashMap<>(all(section));
            merged.putAll(other.all(section));
            both.put(section, merged);
        }
        return new Mapping(both);
    }
}
