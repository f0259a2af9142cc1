package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.FieldMapping;
import io.parley.crm.oracle.soap.SoapClient.Request;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a tenant says of its fields, and for an hour what it said. */
final class Metadata {

    private static final Duration FRESH = Duration.ofHours(1);

    /** A value that is not in a list that is older than this may have been added meanwhile. */
    private static final Duration DOUBTED = Duration.ofMinutes(1);

    private static final String MAPPING = "urn:crmondemand/ws/mapping/";
    private static final String PICKLIST = "urn:crmondemand/ws/picklist/";

    private final SoapClient client;
    private final LongSupplier nanos;
    private final Map<String, Kept<Map<String, FieldMapping>>> mappings = new ConcurrentHashMap<>();
    private final Map<String, Kept<Set<String>>> picklists = new ConcurrentHashMap<>();

    private record Kept<V>(V value, long since) {}

    Metadata(SoapClient client, LongSupplier nanos) {
        this.client = client;
        this.nanos = nanos;
    }

    Map<String, FieldMapping> mapping(String object) {
        String body = new XmlText()
                .open("MappingWS_GetMapping_Input", "xmlns", MAPPING)
                .element("ObjectName", object)
                .close("MappingWS_GetMapping_Input")
                .toString();
        Request request = new Request("\"document/" + MAPPING + ":GetMapping\"", body, object, Words.NONE);
        Map<String, FieldMapping> mapping = orNothing(
                () -> {
                    Map<String, FieldMapping> told = new LinkedHashMap<>();
                    client.call(request).below("Field").forEach(field -> {
                        String element = field.text("ElementName");
                        told.put(element, new FieldMapping(element, field.text("DisplayName"), field.text("DataType")));
                    });
                    return told;
                },
                Map.of());
        mappings.put(object, new Kept<>(mapping, nanos.getAsLong()));
        return mapping;
    }

    Set<String> picklist(String object, String field) {
        String body = new XmlText()
                .open("PicklistWS_GetPicklistValues_Input", "xmlns", PICKLIST)
                .element("FieldName", field)
                .element("RecordType", object)
                .close("PicklistWS_GetPicklistValues_Input")
                .toString();
        Request request = new Request("\"document/" + PICKLIST + ":GetPicklistValues\"", body, object, Words.NONE);
        Set<String> values = orNothing(
                () -> client.call(request)
                        .below("PicklistValue")
                        .filter(value -> !value.text("Disabled").equals("Y"))
                        .map(value -> value.text("Code").isEmpty() ? value.text("DisplayValue") : value.text("Code"))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
        picklists.put(object + '.' + field, new Kept<>(values, nanos.getAsLong()));
        return values;
    }

    private static <V> V orNothing(Supplier<V> question, V nothing) {
        try {
            return question.get();
        } catch (SoapFailure failure) {
            if (failure.kind() == Kind.NOTHING || failure.kind() == Kind.RECORD) {
                return nothing;
            }
            throw failure;
        }
    }

    Map<String, FieldMapping> keptMapping(String object) {
        Kept<Map<String, FieldMapping>> kept = mappings.get(object);
        return kept != null && younger(kept.since(), FRESH) ? kept.value() : mapping(object);
    }

    /** Whether a value may stand in a field; a list of nothing is none that could tell. */
    boolean has(String object, String field, String value) {
        Kept<Set<String>> kept = picklists.get(object + '.' + field);
        if (kept != null && younger(kept.since(), FRESH)) {
            if (kept.value().isEmpty() || kept.value().contains(value)) {
                return true;
            }
            if (younger(kept.since(), DOUBTED)) {
                return false;
            }
        }
        Set<String> values = picklist(object, field);
        return values.isEmpty() || values.contains(value);
    }

    private boolean younger(long since, Duration age) {
        return nanos.getAsLong() - since < age.toNanos();
    }
}
