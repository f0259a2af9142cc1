package io.parley.crm.oracle;

import io.parley.mapping.Facts;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.OrgWords;
import io.parley.mapping.Section;
import io.parley.model.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the mapping makes of a delivery, fit for the tenant's fields. */
final class RecordFields {

    private final Mapping mapping;
    private final OrgWords words;
    private final Schema schema;

    RecordFields(Mapping mapping, OrgWords words, Schema schema) {
        this.mapping = mapping;
        this.words = words;
        this.schema = schema;
    }

    /** Fields that repeat words of the author. */
    List<String> quoting(Section section) {
        return mapping.of(section).stream()
                .filter(line -> Objects.requireNonNull(line.expression()).quotes())
                .map(Line::field)
                .toList();
    }

    Map<String, String> of(Section section, Delivery delivery) {
        return of(section, section.object(), delivery);
    }

    /** @param object whose fields they are; a message is a note or an activity */
    Map<String, String> of(Section section, String object, Delivery delivery) {
        Facts facts = new Facts(delivery, words);
        @Nullable String url = facts.mention().url();
        Map<String, String> fields = new LinkedHashMap<>();
        for (Line line : mapping.of(section)) {
            String text = Objects.requireNonNull(line.expression()).of(facts);
            FieldValues.put(fields, object, line.field(), schema.field(object, line.field()), text, url);
        }
        return fields;
    }
}
