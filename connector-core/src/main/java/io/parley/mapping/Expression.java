package io.parley.mapping;

import io.parley.mapping.Placeholder.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a field gets. */
public sealed interface Expression {

    /** Its text for a mention; empty for nothing. */
    String of(Facts facts);

    /** The placeholders that it is made of. */
    Set<Placeholder> uses();

    /** Everything that it may come to, choices resolved. */
    List<Template> outcomes();

    /** Whether it repeats words of the author. */
    default boolean quotes() {
        return uses().stream().anyMatch(placeholder -> placeholder.kind() == Kind.WORDS);
    }

    /** A piece of a template: a text, or a placeholder. */
    sealed interface Piece {}

    /** Stands for itself. */
    record Text(String text) implements Piece {}

    /** Stands for what it names. */
    record Slot(Placeholder placeholder) implements Piece {}

    /** Text with placeholders; without any it is the same for every mention. */
    record Template(List<Piece> pieces) implements Expression {

        public Template {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String of(Facts facts) {
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                text.append(piece instanceof Slot slot ? slot.placeholder().of(facts) : ((Text) piece).text());
            }
            return text.toString().strip();
        }

        @Override
        public Set<Placeholder> uses() {
            Set<Placeholder> uses = new HashSet<>();
            pieces.forEach(piece -> {
                if (piece instanceof Slot slot) {
                    uses.add(slot.placeholder());
                }
            });
            return uses;
        }

        @Override
        public List<Template> outcomes() {
            return List.of(this);
        }

        /** Whether it is the same for every mention. */
        public boolean constant() {
            return uses().isEmpty();
        }

        /** The text of a constant one. */
        public String text() {
            StringBuilder text = new StringBuilder();
            pieces.forEach(piece -> text.append(piece instanceof Text constant ? constant.text() : ""));
            return text.toString().strip();
        }

        /** What it comes to: the kind of its only placeholder, or text. */
        public Kind kind() {
            return pieces.size() == 1 && pieces.get(0) instanceof Slot slot
                    ? slot.placeholder().kind()
                    : Kind.TEXT;
        }
    }

    /**
     * One of several, by what something else comes to.
     *
     * @param values by the exact text of {@code from}
     * @param otherwise for every other text
     */
    record Choice(Template from, Map<String, Template> values, Template otherwise) implements Expression {

        public Choice {
            values = Map.copyOf(values);
        }

        @Override
        public String of(Facts facts) {
            return values.getOrDefault(from.of(facts), otherwise).of(facts);
        }

        @Override
        public Set<Placeholder> uses() {
            Set<Placeholder> uses = new HashSet<>(from.uses());
            outcomes().forEach(outcome -> uses.addAll(outcome.uses()));
            return uses;
        }

        @Override
        public List<Template> outcomes() {
            List<Template> all = new ArrayList<>(values.values());
            all.add(otherwise);
            return all;
        }
    }
}
