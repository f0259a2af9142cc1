package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Page;
import java.util.List;
import java.util.Map;

/** The rep's page at /rep, and the address under which the service is said to show a record: it leads to that page. */
final class RepPages {

    private static final String ROOT = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>CRM On"
            + " Demand</title></head><body><a href=\"/rep\">Service requests</a></body></html>";

    private final Org org;
    private final Desk desk;
    private final RepLists lists;
    private final RepRecord record;

    RepPages(Org org, Desk desk, RepRecord record) {
        this.org = org;
        this.desk = desk;
        this.lists = new RepLists(org);
        this.record = record;
    }

    Answer answer(Call call) {
        List<String> parts = call.parts();
        if (parts.isEmpty()) {
            return Answer.html(ROOT);
        }
        if (parts.size() == 3 && parts.get(0).equals("OnDemand") && parts.get(2).endsWith("Detail")) {
            String object = parts.get(2).substring(0, parts.get(2).length() - "Detail".length());
            return Answer.seeOther("/rep/" + object + "/" + call.param(object + "DetailForm.Id"));
        }
        if (!parts.get(0).equals("rep") || parts.size() > 4) {
            return nothing();
        }
        try {
            return call.method().equals("POST") ? act(call, parts) : org.whole(() -> show(call, parts));
        } catch (Refusal | IllegalArgumentException refusal) {
            return text(422, String.valueOf(refusal.getMessage()));
        }
    }

    private Answer show(Call call, List<String> parts) {
        if (parts.size() == 1) {
            return lists.requests(call);
        }
        if (parts.size() == 2 && parts.get(1).equals("leads")) {
            return lists.leads(call);
        }
        return parts.size() == 3 && there(parts)
                ? record.answer(call, org.need(parts.get(1), parts.get(2)))
                : nothing();
    }

    private boolean there(List<String> parts) {
        return List.of("ServiceRequest", "Lead").contains(parts.get(1))
                && org.find(org.kind(parts.get(1)), parts.get(2)) != null;
    }

    private Answer act(Call call, List<String> parts) {
        if (!Page.fromHere(call)) {
            return text(403, "This form is only for the stand-in's own page");
        }
        if (parts.size() != 4 || !org.whole(() -> there(parts))) {
            return nothing();
        }
        String object = parts.get(1);
        String id = parts.get(2);
        Map<String, String> form = call.form();
        switch (parts.get(3)) {
            case "note" -> {
                String text =
                        form.getOrDefault("text", "").replace("\r\n", "\n").strip();
                if (text.isEmpty()) {
                    return text(422, "An empty note is not saved");
                }
                say(object, id, text, form.containsKey("private"));
            }
            case "close" -> desk.close(id);
            case "reopen" -> desk.reopen(id);
            case "contact" -> desk.contactOf(id, form.getOrDefault("contact", ""));
            default -> {
                return nothing();
            }
        }
        return Answer.seeOther("/rep/" + object + "/" + id);
    }

    private void say(String object, String id, String text, boolean hidden) {
        if (object.equals("Lead")) {
            desk.activity(object, id, "Correspondence", text, hidden);
        } else {
            desk.note(object, id, text, hidden);
        }
    }

    static String address(Row row) {
        return "/rep/" + row.kind.name() + "/" + row.id();
    }

    private static Answer nothing() {
        return text(404, "There is nothing here. The rep's page is at /rep.");
    }

    private static Answer text(int status, String words) {
        return Answer.of(status, "text/plain;charset=UTF-8", words);
    }
}
