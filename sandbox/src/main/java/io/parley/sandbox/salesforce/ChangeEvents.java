package io.parley.sandbox.salesforce;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Change events of one object, as its schema and its rows make them. Unchanged fields are null; which ones changed, and
 * which became null, is told by bitmaps over the fields of the schema, the lowest bit for the first.
 */
final class ChangeEvents {

    private static final List<String> TYPES = List.of(
            "CREATE",
            "UPDATE",
            "DELETE",
            "UNDELETE",
            "GAP_CREATE",
            "GAP_UPDATE",
            "GAP_DELETE",
            "GAP_UNDELETE",
            "GAP_OVERFLOW",
            "SNAPSHOT");

    /** Fields that no change event has. */
    private static final Set<String> LEFT_OUT = Set.of("Id", "IsDeleted", "SystemModstamp");

    final ObjectType type;
    final Schema schema;
    private final Schema header;

    ChangeEvents(ObjectType type) {
        this.type = type;
        this.header = header();
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("ChangeEventHeader", header));
        for (Field field : type.fields) {
            if (!LEFT_OUT.contains(field.name())) {
                Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), avro(field));
                fields.add(new Schema.Field(field.name(), optional, null, Schema.Field.NULL_DEFAULT_VALUE));
            }
        }
        schema = Schema.createRecord(event(type.name), null, "com.sforce.eventbus", false, fields);
    }

    /** Where the changes of an object are told. */
    static String topic(String object) {
        return "/data/" + event(object);
    }

    private static String event(String object) {
        return object.endsWith("__c")
                ? object.substring(0, object.length() - 3) + "__ChangeEvent"
                : object + "ChangeEvent";
    }

    private static Schema header() {
        return SchemaBuilder.record("ChangeEventHeader")
                .namespace("com.sforce.eventbus")
                .fields()
                .requiredString("entityName")
                .name("recordIds")
                .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("changeType")
                .type(Schema.createEnum("ChangeType", null, null, TYPES))
                .noDefault()
                .requiredString("changeOrigin")
                .requiredString("transactionKey")
                .requiredInt("sequenceNumber")
                .requiredLong("commitTimestamp")
                .requiredLong("commitNumber")
                .requiredString("commitUser")
                .name("nulledFields")
                .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("diffFields")
                .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("changedFields")
                .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                .noDefault()
                .endRecord();
    }

    private static Schema avro(Field field) {
        return switch (field.type()) {
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            case "int" -> Schema.create(Schema.Type.INT);
            case "double" -> Schema.create(Schema.Type.DOUBLE);
            case "datetime" -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            default -> Schema.create(Schema.Type.STRING);
        };
    }

    /** The fields of a change, and which of them changed. */
    GenericRecord fields(@Nullable Row before, Row after) {
        GenericRecord event = new GenericData.Record(schema);
        BigInteger changed = BigInteger.ZERO;
        BigInteger nulled = BigInteger.ZERO;
        for (Schema.Field field :
                schema.getFields().subList(1, schema.getFields().size())) {
            Object now = value(after, field.name());
            boolean differs =
                    before == null ? now != null : !java.util.Objects.equals(now, value(before, field.name()));
            if (differs || field.name().equals("LastModifiedDate")) {
                event.put(field.pos(), now);
                changed = changed.setBit(field.pos());
                nulled = now == null ? nulled.setBit(field.pos()) : nulled;
            }
        }
        event.put(0, new GenericData.Record(header));
        head(event).put("changedFields", before == null ? List.of() : bitmap(changed));
        head(event).put("nulledFields", before == null ? List.of() : bitmap(nulled));
        head(event).put("diffFields", List.of());
        return event;
    }

    /** A change that tells no fields: a deletion, or one that Salesforce could not put into an event. */
    GenericRecord bare() {
        GenericRecord event = new GenericData.Record(schema);
        event.put(0, new GenericData.Record(header));
        for (String name : List.of("changedFields", "nulledFields", "diffFields")) {
            head(event).put(name, List.of());
        }
        return event;
    }

    void head(
            GenericRecord event,
            String changeType,
            List<String> ids,
            String user,
            String transaction,
            int at,
            Instant when) {
        GenericRecord head = head(event);
        head.put("entityName", type.name);
        head.put("recordIds", ids);
        head.put(
                "changeType",
                new GenericData.EnumSymbol(header.getField("changeType").schema(), changeType));
        head.put("changeOrigin", "");
        head.put("transactionKey", transaction);
        head.put("sequenceNumber", at);
        head.put("commitTimestamp", when.toEpochMilli());
        head.put("commitNumber", when.toEpochMilli() * 1000);
        head.put("commitUser", user);
    }

    private static GenericRecord head(GenericRecord event) {
        return (GenericRecord) event.get(0);
    }

    private static List<String> bitmap(BigInteger bits) {
        if (bits.signum() == 0) {
            return List.of();
        }
        String hex = bits.toString(16).toUpperCase(Locale.ROOT);
        return List.of("0x" + (hex.length() % 2 == 0 ? "" : "0") + hex);
    }

    private static @Nullable Object value(Row row, String field) {
        Object value = row.get(field);
        int place = row.type.place(field);
        if (value instanceof Double number && row.type.fields.get(place).type().equals("int")) {
            return number.intValue();
        }
        return value instanceof Instant time ? (Object) time.toEpochMilli() : value;
    }
}
