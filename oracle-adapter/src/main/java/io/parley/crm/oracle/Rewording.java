package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Written;
import io.parley.mapping.FieldText;
import io.parley.mapping.Section;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets an edit or a deletion reach the record that the mention opened, since its words stand there too. A field that a rep
 * has written anew is left as it is.
 */
final class Rewording {

    static final String GONE = "(deleted by its author)";

    /** So much of the beginning tells whether a field still holds the author's words. */
    private static final int BEGINNING = 40;

    private final OracleServer server;
    private final RecordFields fields;

    Rewording(OracleServer server, RecordFields fields) {
        this.server = server;
        this.fields = fields;
    }

    /** Which fields hold words of the author. */
    List<String> wordy(RecordKind kind) {
        return fields.quoting(section(kind));
    }

    private static Section section(RecordKind kind) {
        return kind == RecordKind.CASE ? Sections.REQUEST : Sections.LEAD;
    }

    void reword(List<Going> batch) {
        for (RecordKind kind : RecordKind.values()) {
            List<Going> reworded = new ArrayList<>();
            List<Item> items = new ArrayList<>();
            for (Going going : batch) {
                Map<String, String> changes = going.kind() == kind ? changes(going) : Map.of();
                if (!changes.isEmpty()) {
                    reworded.add(going);
                    items.add(Item.of(changes));
                }
            }
            List<Written> written = items.isEmpty() ? List.of() : server.update(Records.object(kind), items);
            for (int i = 0; i < items.size(); i++) {
                if (written.get(i) instanceof Written.Failed failed) {
                    reworded.get(i).end(failed.outcome());
                }
            }
        }
    }

    private Map<String, String> changes(Going going) {
        Item record = going.record;
        Item message = going.message;
        if (record == null || message == null || !record.get(Talk.KEY).equals(Keys.record(going.key()))) {
            return Map.of();
        }
        String before =
                NoteText.read(MessageText.read(message.get(Talk.DESCRIPTION)).words());
        Map<String, String> now = fields.of(section(going.kind()), going.delivery());
        Map<String, String> changes = new LinkedHashMap<>();
        for (String field : wordy(going.kind())) {
            String there = record.get(field);
            String text = now.getOrDefault(field, going.mention().tombstone() ? GONE : "");
            if (!text.isEmpty() && !text.equals(there) && beginsAlike(there, before)) {
                changes.put(field, text);
            }
        }
        if (!changes.isEmpty()) {
            changes.put("Id", going.record());
        }
        return changes;
    }

    private static boolean beginsAlike(String there, String before) {
        String one = FieldText.line(there);
        String other = FieldText.line(before);
        int most = Math.min(BEGINNING, Math.min(one.length(), other.length()));
        return most > 0 && one.regionMatches(0, other, 0, most);
    }
}
