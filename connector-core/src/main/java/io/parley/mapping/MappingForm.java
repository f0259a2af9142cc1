package io.parley.mapping;

import io.parley.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a mapping of one family of CRMs looks like. The language is the same for all of them.
 *
 * @param crm the family's name, for those who read a mistake
 * @param sections in the order in which they are told
 * @param fieldName what the name of a field looks like
 * @param fieldAdvice how to write one, with an example
 * @param builtInText the mapping that Parley has without a file; integrators copy lines of it
 */
public record MappingForm(
        String crm, List<Section> sections, Pattern fieldName, String fieldAdvice, String builtInText) {

    public MappingForm {
        sections = List.copyOf(sections);
    }

    /**
     * The text of a file that an adapter brings.
     *
     * @param beside a class in the file's package
     */
    public static String resource(Class<?> beside, String name) {
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The built-in mapping. */
    public Mapping builtIn() {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = read(builtInText, "", problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The built-in mapping has mistakes: " + problems);
        }
        return mapping;
    }

    /** The built-in mapping with the lines of a file in their places; what is wrong with the file goes into the list. */
    public Mapping withFile(Path file, List<Problem> problems) {
        return builtIn().with(MappingReader.read(this, file, problems));
    }

    /**
     * Reads the text of a mapping.
     *
     * @param file as the user named it; empty for the built-in one
     * @param problems where mistakes go
     */
    public Mapping read(String text, String file, List<Problem> problems) {
        return MappingReader.read(this, text, file, problems);
    }
}
