package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rep's page at /rep, and the addresses under which Salesforce would show a record. */
final class RepPages {

    private final Org org;
    private final Desk desk;
    private final RepLists lists;
    private final RepRecord record;

    RepPages(Org org, Desk desk) {
        this.org = org;
        this.desk = desk;
        this.lists = new RepLists(org);
        this.record = new RepRecord(org);
    }

    Answer answer(Call call) {
        List<String> parts = call.parts();
        if (parts.isEmpty()) {
            return Answer.seeOther("/rep");
        }
        if (parts.get(0).equals("rep")) {
            return call.method().equals("POST") ? act(call, parts) : show(call, parts);
        }
        String id = parts.get(0).equals("lightning") && parts.size() > 3 ? parts.get(3) : parts.get(0);
        Row row = parts.get(0).equals("lightning") || parts.size() == 1 ? find(id) : null;
        return row == null ? nothing() : Answer.seeOther(address(row));
    }

    private Answer show(Call call, List<String> parts) {
        if (parts.size() == 1) {
            return lists.cases(call);
        }
        if (parts.size() == 2 && parts.get(1).equals("leads")) {
            return lists.leads(call);
        }
        Row row = parts.size() == 3 ? find(parts.get(2)) : null;
        return row == null ? nothing() : record.answer(call, row);
    }

    private Answer act(Call call, List<String> parts) {
        if (!Page.fromHere(call)) {
            return Answer.of(403, "text/plain", "This form is only for the stand-in's own page");
        }
        Row row = parts.size() == 4 ? find(parts.get(2)) : null;
        if (row == null || row.deleted()) {
            return nothing();
        }
        try {
            act(row, parts.get(3), call.form());
            return Answer.seeOther(address(row));
        } catch (Problem refused) {
            return Answer.of(422, "text/plain;charset=UTF-8", refused.message());
        }
    }

    private void act(Row row, String action, Map<String, String> form) {
        String text = form.getOrDefault("text", "").replace("\r\n", "\n").strip();
        boolean isCase = row.type.name.equals("Case");
        switch (action) {
            case "reply" -> {
                if (text.isEmpty()) {
                    throw Problem.save("REQUIRED_FIELD_MISSING", "An empty reply is not sent", "Body__c");
                }
                if (isCase) {
                    desk.reply(row.id(), text);
                } else {
                    desk.replyToLead(row.id(), text);
                }
                if (isCase && row.text("Status").equals("New")) {
                    desk.update("Case", row.id(), Map.of("Status", "Working"));
                }
            }
            case "close" -> desk.close(row.id());
            case "reopen" -> desk.reopen(row.id());
            default -> throw Problem.notFound();
        }
    }

    private @Nullable Row find(String id) {
        if (!Ids.wellFormed(id)) {
            return null;
        }
        String full = Ids.full(id);
        Row found = org.table("Case").find(full);
        return found == null ? org.table("Lead").find(full) : found;
    }

    static String address(Row row) {
        return "/rep/" + (row.type.name.equals("Case") ? "case/" : "lead/") + row.id();
    }

    private static Answer nothing() {
        return Answer.of(404, "text/plain;charset=UTF-8", "No such record in this sandbox");
    }
}
