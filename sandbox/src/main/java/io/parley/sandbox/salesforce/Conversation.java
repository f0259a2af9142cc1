package io.parley.sandbox.salesforce;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of a case or lead, and what they tell about customer and channel. */
final class Conversation {

    private final Org org;

    Conversation(Org org) {
        this.org = org;
    }

    /** Oldest first; none when the package is not installed. */
    List<Row> of(Row record) {
        return Talk.in(org).stream()
                .flatMap(talk -> talk.messages(org, record).stream())
                .sorted(Comparator.comparing(Conversation::when).thenComparing(Row::id))
                .toList();
    }

    static Instant when(Row message) {
        return Talk.of(message).when(message);
    }

    static boolean inbound(Row message) {
        return Talk.of(message).inbound(message);
    }

    @Nullable
    Row persona(Row message) {
        return Talk.of(message).persona(org, message);
    }

    /** Who wrote a message, as well as is known. */
    String author(Row message) {
        if (!inbound(message)) {
            Row user = org.table("User").find(message.text("CreatedById"));
            return user == null ? "" : user.text("Name");
        }
        Row persona = persona(message);
        Talk talk = Talk.of(message);
        return persona == null ? "" : first(talk.text(persona, "RealName"), talk.handle(persona));
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
        return Stream.concat(
                        Stream.of(record.text("Channel__c")),
                        of(record).stream().map(message -> Talk.of(message).text(message, "MediaProvider")))
                .filter(channel -> !channel.isEmpty())
                .findFirst()
                .orElse(record.text("Origin"));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
