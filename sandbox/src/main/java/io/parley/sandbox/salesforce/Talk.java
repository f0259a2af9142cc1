package io.parley.sandbox.salesforce;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an org keeps the messages of a record, and under which names: Parley's own objects, or Salesforce's. */
enum Talk {
    CHANNEL_MESSAGES("ChannelMessage__c", "ChannelPersona__c", "Case__c", "Lead__c", "Body__c", "Persona__c") {
        @Override
        boolean inbound(Row message) {
            return message.text("Direction__c").equals("Inbound");
        }

        @Override
        boolean edited(Row message) {
            return message.text("Status__c").equals("EDITED");
        }

        @Override
        Map<String, Object> outbound() {
            return Map.of("Direction__c", "Outbound", "MessageType__c", "Reply", "Status__c", "PENDING");
        }

        @Override
        String field(String word) {
            return word.equals("MediaProvider") ? "Channel__c" : word.equals("PostUrl") ? "Url__c" : word + "__c";
        }
    },
    SOCIAL_POSTS("SocialPost", "SocialPersona", "ParentId", "WhoId", "Content", "PersonaId") {
        @Override
        boolean inbound(Row message) {
            return !Boolean.TRUE.equals(message.get("IsOutbound"));
        }

        @Override
        boolean edited(Row message) {
            return message.text("StatusMessage").startsWith("Edited");
        }

        @Override
        Map<String, Object> outbound() {
            return Map.of(
                    "IsOutbound",
                    true,
                    "MessageType",
                    "Reply",
                    "Status",
                    "PENDING",
                    "Name",
                    "Reply",
                    "Provider",
                    "Other");
        }

        @Override
        String field(String word) {
            return word.equals("Receipt") ? "ExternalPostId" : word;
        }
    };

    final String object;
    private final String persona;
    private final String toCase;
    private final String toLead;
    private final String text;
    private final String author;

    Talk(String object, String persona, String toCase, String toLead, String text, String author) {
        this.object = object;
        this.persona = persona;
        this.toCase = toCase;
        this.toLead = toLead;
        this.text = text;
        this.author = author;
    }

    abstract boolean inbound(Row message);

    abstract boolean edited(Row message);

    abstract Map<String, Object> outbound();

    /** The field for what SocialPost, and SocialPersona, call by this word. */
    abstract String field(String word);

    /** Those that an org has. */
    static List<Talk> in(Org org) {
        return Stream.of(values())
                .filter(talk -> org.schema.find(talk.object) != null)
                .toList();
    }

    static Talk of(Row message) {
        return message.type.name.equals(SOCIAL_POSTS.object) ? SOCIAL_POSTS : CHANNEL_MESSAGES;
    }

    /** Where a rep answers on a record: among its messages, or where the next ones would go. */
    static Talk on(Org org, Row record) {
        return in(org).stream()
                .filter(talk -> !talk.messages(org, record).isEmpty())
                .findFirst()
                .orElseGet(() -> in(org).stream()
                        .filter(talk -> !org.schema.get(talk.object).fixed)
                        .reduce((one, other) -> other)
                        .orElse(CHANNEL_MESSAGES));
    }

    List<Row> messages(Org org, Row record) {
        return org.table(object).by(link(record), record.id());
    }

    private String link(Row record) {
        return record.type.name.equals("Lead") ? toLead : toCase;
    }

    String text(Row message) {
        return message.text(text);
    }

    /** A field of a message or persona by SocialPost's word for it; empty when the object has none. */
    String text(Row row, String word) {
        return row.text(field(word));
    }

    @Nullable
    Object get(Row row, String word) {
        return row.get(field(word));
    }

    Instant when(Row message) {
        Instant posted = message.time(field("Posted"));
        return posted == null ? Objects.requireNonNull(message.time("CreatedDate")) : posted;
    }

    @Nullable
    Row persona(Org org, Row message) {
        Object id = message.get(author);
        return id == null ? null : org.table(persona).find(id.toString());
    }

    /** The handle is the persona's name in Salesforce's own object. */
    String handle(Row author) {
        return author.text(this == SOCIAL_POSTS ? "Name" : "Handle__c");
    }

    /** The fields of a reply that waits to be sent. */
    Map<String, Object> reply(Row record, String words, @Nullable Object channel) {
        Map<String, Object> fields = new HashMap<>(outbound());
        fields.put(link(record), record.id());
        fields.put(text, words);
        fields.put(field("MediaProvider"), channel);
        return fields;
    }
}
