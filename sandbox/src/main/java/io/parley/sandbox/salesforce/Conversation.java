package io.parley.sandbox.salesforce;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of a case or lead, and what they tell about customer and channel. */
final class Conversation {

    private static final String MESSAGES = "ChannelMessage__c";

    private final Org org;

    Conversation(Org org) {
        this.org = org;
    }

    /** Oldest first; none when the package is not installed. */
    List<Row> of(Row record) {
        if (org.schema.find(MESSAGES) == null) {
            return List.of();
        }
        return org.table(MESSAGES).by(record.type.name + "__c", record.id()).stream()
                .sorted(Comparator.comparing(Conversation::when).thenComparing(Row::id))
                .toList();
    }

    static Instant when(Row message) {
        Instant posted = message.time("Posted__c");
        return posted == null ? Objects.requireNonNull(message.time("CreatedDate")) : posted;
    }

    static boolean inbound(Row message) {
        return message.text("Direction__c").equals("Inbound");
    }

    @Nullable
    Row persona(Row message) {
        Object id = message.get("Persona__c");
        return id == null ? null : org.table("ChannelPersona__c").find(id.toString());
    }

    /** Who wrote a message, as well as is known. */
    String author(Row message) {
        if (!inbound(message)) {
            Row user = org.table("User").find(message.text("CreatedById"));
            return user == null ? "" : user.text("Name");
        }
        Row persona = persona(message);
        return persona == null ? "" : first(persona.text("RealName__c"), persona.text("Handle__c"));
    }

    String customer(Row record) {
        Row contact = record.type.has("ContactId") && record.get("ContactId") != null
                ? org.table("Contact").find(record.text("ContactId"))
                : null;
        String known = contact == null ? record.text("SuppliedName") : contact.text("Name");
        return first(
                known,
                of(record).stream()
                        .filter(Conversation::inbound)
                        .map(this::author)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(record.text("Name")));
    }

    String channel(Row record) {
        return Stream.concat(Stream.of(record), of(record).stream())
                .map(row -> row.text("Channel__c"))
                .filter(channel -> !channel.isEmpty())
                .findFirst()
                .orElse(record.text("Origin"));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
