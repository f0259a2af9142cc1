package io.parley.sandbox.sugar;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.Map;

/** The rep's page at /rep, and the address under which Sugar shows a record: /#Cases/id. */
final class RepPages {

    /** What stands behind # never reaches a server, so the page itself goes there. */
    private static final String ROOT = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sugar</title></head><body><script>
            const place = location.hash.match(/^#(Cases|Leads)\\/([0-9a-f-]{1,36})$/);
            location.replace(place ? '/rep/' + place[1] + '/' + place[2] : '/rep');
            </script><a href="/rep">Cases</a></body></html>
            """;

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
            return Answer.html(ROOT);
        }
        if (!parts.get(0).equals("rep") || parts.size() > 4) {
            return nothing();
        }
        try {
            return call.method().equals("POST") ? act(call, parts) : show(call, parts);
        } catch (Refusal refusal) {
            return refusal.status == 404 ? nothing() : text(refusal.status, String.valueOf(refusal.getMessage()));
        }
    }

    private Answer show(Call call, List<String> parts) {
        if (parts.size() == 1) {
            return lists.cases(call);
        }
        if (parts.size() == 2 && parts.get(1).equals("leads")) {
            return lists.leads(call);
        }
        return parts.size() == 3 ? org.whole(() -> record.answer(call, row(parts))) : nothing();
    }

    private Answer act(Call call, List<String> parts) {
        if (!Page.fromHere(call)) {
            return text(403, "This form is only for the stand-in's own page");
        }
        if (parts.size() != 4) {
            return nothing();
        }
        Row row = row(parts);
        Map<String, String> form = call.form();
        switch (parts.get(3)) {
            case "note" -> {
                String text =
                        form.getOrDefault("text", "").replace("\r\n", "\n").strip();
                if (text.isEmpty()) {
                    return text(422, "An empty note is not saved");
                }
                desk.note(row.module.name(), row.id, text, form.containsKey("portal"));
            }
            case "close" -> desk.close(row.id);
            case "reopen" -> desk.reopen(row.id);
            case "contact" -> desk.contactOf(row.id, form.getOrDefault("contact", ""));
            default -> {
                return nothing();
            }
        }
        return Answer.seeOther(address(row));
    }

    private Row row(List<String> parts) {
        return org.need(org.modules.need(parts.get(1)), parts.get(2));
    }

    static String address(Row row) {
        return "/rep/" + row.module.name() + "/" + row.id;
    }

    private static Answer nothing() {
        return text(404, "There is nothing here. The rep's page is at /rep.");
    }

    private static Answer text(int status, String words) {
        return Answer.of(status, "text/plain;charset=UTF-8", words);
    }
}
