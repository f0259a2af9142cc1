package io.parley.sandbox.suitecrm;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The hands of a rep: what people do in the CRM while Parley is looking elsewhere. */
public final class Desk {

    private static final int NAME = 50;

    private final Org org;
    private final String rep;

    Desk(Org org, String rep) {
        this.org = org;
        this.rep = rep;
    }

    /** The user id of the rep. */
    public String rep() {
        return rep;
    }

    /** Makes a bean; returns its id. */
    public String create(String module, Map<String, String> values) {
        return org.create(rep, module(module), null, values).id();
    }

    public void update(String module, String id, Map<String, String> values) {
        org.update(rep, row(module, id), values);
    }

    public void delete(String module, String id) {
        org.delete(rep, row(module, id));
    }

    public void close(String caseId) {
        update("Cases", caseId, Map.of("state", "Closed", "status", "Closed_Closed"));
    }

    public void reopen(String caseId) {
        update("Cases", caseId, Map.of("state", "Open", "status", "Open_Assigned"));
    }

    /** Moves the last change of a bean, which is all that tells when it was closed, to another time. */
    public void changedAt(String module, String id, Instant when) {
        org.set(row(module, id), Map.of("date_modified", Row.time(when)));
    }

    /** Makes a person of a module the contact of a case. */
    public void relate(String module, String id, String link, String otherModule, String otherId) {
        org.relate(rep, row(module, id), link, row(otherModule, otherId));
    }

    /** Merges a record into another, as the merge of SuiteCRM does: what hangs on the loser moves, and the loser goes. */
    public void merge(String module, String survivorId, String loserId) {
        org.together(() -> {
            Row loser = row(module, loserId);
            Row survivor = row(module, survivorId);
            for (Link link : loser.module().links().values()) {
                if (link.ours() == null) {
                    org.related(loser, link.name()).forEach(child -> org.relate(rep, survivor, link.name(), child));
                }
            }
            org.delete(rep, loser);
            return survivor;
        });
    }

    /** Types an update into the box on a case; returns its id. */
    public String write(String caseId, String text, boolean internal) {
        Map<String, String> values = new HashMap<>();
        values.put("name", text.length() > NAME ? text.substring(0, NAME) + "..." : text);
        values.put("description", text.replace("\r\n", "\n").replace("\n", "<br />\n"));
        values.put("internal", internal ? "1" : "0");
        values.put("case_id", caseId);
        values.put("assigned_user_id", rep);
        return create("AOP_Case_Updates", values);
    }

    /** Writes a note below a record, shown in the portal or not; returns its id. */
    public String note(String module, String id, String text, boolean portal) {
        Map<String, String> values = new HashMap<>();
        values.put("name", text.length() > NAME ? text.substring(0, NAME) + "..." : text);
        values.put("description", text);
        values.put("portal_flag", portal ? "1" : "0");
        values.put("parent_type", module);
        values.put("parent_id", id);
        values.put("assigned_user_id", rep);
        return create("Notes", values);
    }

    private Row row(String module, String id) {
        return Objects.requireNonNull(org.find(module, id), () -> "No " + module + " " + id);
    }

    private Module module(String name) {
        return Objects.requireNonNull(org.module(name), () -> "No module " + name);
    }
}
