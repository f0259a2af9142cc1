package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.FieldValues.Kind;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.mapping.Echo;
import io.parley.mapping.Expression;
import io.parley.mapping.Facts;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.OrgWords;
import io.parley.mapping.Placeholder;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.RecordKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a mention and its decision goes into which field, by the mapping and the fields that the server has. */
final class RecordFields implements Fields {

    private static final String STATUS = "status";
    private static final Set<Kind> HOLDS_TEXT = Set.of(Kind.LINE, Kind.TEXT);

    private final Mapping mapping;
    private final OrgWords words;
    private final Schema schema;
    private final Statuses statuses;

    RecordFields(Mapping mapping, OrgWords words, Schema schema, Statuses statuses) {
        this.mapping = mapping;
        this.words = words;
        this.schema = schema;
        this.statuses = statuses;
    }

    /** What has no value keeps the CRM's default. */
    @Override
    public Map<String, String> of(Delivery delivery) {
        RecordKind kind = delivery.decision() instanceof Decision.OpenLead ? RecordKind.LEAD : RecordKind.CASE;
        Map<String, FieldDefinition> fields = schema.fields(Records.module(kind));
        Map<String, String> values = new LinkedHashMap<>();
        mapping.of(Sections.of(kind)).forEach(line -> put(values, fields, line, delivery));
        values.values().removeIf(String::isEmpty);
        if (!values.containsKey(STATUS) && fields.containsKey(STATUS)) {
            // Beans that come by an API get no default from the drop-down, and one without a status is on no list.
            values.put(STATUS, statuses.fresh(kind));
        }
        String title = kind == RecordKind.LEAD ? "last_name" : "name";
        values.putIfAbsent(title, Facts.who(delivery.mention().mention()));
        return values;
    }

    @Override
    public Set<String> quoting(RecordKind kind) {
        return quotes(kind).map(Line::field).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, String> echoed(RecordKind kind, Bean record, Echo echo, @Nullable String url) {
        Map<String, FieldDefinition> fields = schema.fields(record.module());
        Map<String, String> values = new LinkedHashMap<>();
        quotes(kind).forEach(line -> {
            FieldDefinition field = Objects.requireNonNull(fields.get(line.field()));
            String was = record.get(line.field());
            String now = FieldValues.kind(field) == Kind.TEXT
                    ? echo.inText(was, hasSubject(line))
                    : echo.inLine(was, hasSubject(line));
            String value = now.equals(was) ? null : FieldValues.of(field, now, url);
            if (value != null) {
                values.put(line.field(), value);
            }
        });
        return values;
    }

    /** Lines that repeat the author's words in a field that holds text. */
    private Stream<Line> quotes(RecordKind kind) {
        Map<String, FieldDefinition> fields = schema.fields(Records.module(kind));
        return mapping.of(Sections.of(kind)).stream().filter(Line::quotes).filter(line -> {
            FieldDefinition field = fields.get(line.field());
            return field != null && HOLDS_TEXT.contains(FieldValues.kind(field));
        });
    }

    private static boolean hasSubject(Line line) {
        Expression expression = line.expression();
        return expression != null && expression.uses().contains(Placeholder.SUBJECT);
    }

    @Override
    public Map<String, String> message(Talk talk, Delivery delivery) {
        Map<String, String> values = messages(talk, delivery, false);
        values.values().removeIf(String::isEmpty);
        return values;
    }

    @Override
    public Map<String, String> revised(Talk talk, Delivery delivery) {
        return messages(talk, delivery, true);
    }

    private Map<String, String> messages(Talk talk, Delivery delivery, boolean quotingAlone) {
        Map<String, FieldDefinition> fields = schema.fields(talk.module());
        Map<String, String> values = new LinkedHashMap<>();
        mapping.of(Sections.MESSAGE).stream()
                .filter(line -> !quotingAlone || line.quotes())
                .forEach(line -> put(values, fields, line, delivery));
        return values;
    }

    private void put(Map<String, String> values, Map<String, FieldDefinition> fields, Line line, Delivery delivery) {
        FieldDefinition field = fields.get(line.field());
        Expression expression = line.expression();
        if (field == null || expression == null) {
            return;
        }
        String url = delivery.mention().mention().url();
        String value = FieldValues.of(field, expression.of(new Facts(delivery, words)), url);
        if (value != null) {
            values.put(line.field(), value);
        }
    }
}
