package io.parley.mapping;

import io.parley.mapping.Expression.Piece;
import io.parley.mapping.Expression.Slot;
import io.parley.mapping.Expression.Template;
import io.parley.mapping.Expression.Text;
import io.parley.yaml.Nearest;
import io.parley.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads text with placeholders in braces; a brace that is meant is written twice. */
final class Templates {

    private Templates() {}

    static Template read(Section section, String text, Value at) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && text.startsWith(String.valueOf(c), i + 1)) {
                plain.append(c);
                i++;
            } else if (c == '{' && text.indexOf('}', i) > 0) {
                add(pieces, plain);
                int end = text.indexOf('}', i);
                slot(section, text.substring(i + 1, end), at).ifPresent(pieces::add);
                i = end;
            } else if (c == '{' || c == '}') {
                at.report()
                        .problem(
                                at,
                                "A single " + c + " stands in \"" + text + "\".",
                                "Close the brace, or write " + c + c + " for one that is meant.");
                return new Template(pieces);
            } else {
                plain.append(c);
            }
        }
        add(pieces, plain);
        return new Template(pieces);
    }

    private static void add(List<Piece> pieces, StringBuilder plain) {
        if (!plain.isEmpty()) {
            pieces.add(new Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private static Optional<Slot> slot(Section section, String word, Value at) {
        List<String> known = Arrays.stream(Placeholder.values())
                .filter(placeholder -> !section.aboutAuthor() || placeholder.aboutAuthor())
                .map(Placeholder::word)
                .toList();
        Optional<Placeholder> found = Placeholder.named(word);
        if (found.isEmpty() || !known.contains(word)) {
            String why = found.isEmpty()
                    ? "There is no placeholder {" + word + "}."
                    : "{" + word + "} is about one item, and a persona about its author.";
            at.report().problem(at, why, Nearest.fix(word, known));
            return Optional.empty();
        }
        return found.map(Slot::new);
    }
}
