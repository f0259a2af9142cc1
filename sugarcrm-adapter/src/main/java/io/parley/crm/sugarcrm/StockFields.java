package io.parley.crm.sugarcrm;

import io.parley.mapping.FieldText;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Mention;
import io.parley.model.Priority;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that every server of the family has. */
final class StockFields implements Fields {

    private static final int NAME = 255;

    private final Map<Priority, String> priorities;

    StockFields(Map<Priority, String> priorities) {
        this.priorities = priorities;
    }

    @Override
    public Map<String, String> of(Delivery delivery) {
        Mention mention = delivery.mention().mention();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Talk.WORDS, MessageText.write(mention, false));
        if (delivery.decision() instanceof Decision.OpenLead) {
            String name = FieldText.line(mention.actor().displayName());
            int cut = name.lastIndexOf(' ');
            values.put("first_name", FieldText.fit(name.substring(0, Math.max(0, cut)), 100, null));
            values.put("last_name", FieldText.fit(name.substring(cut + 1), 100, null));
        } else if (delivery.decision() instanceof Decision.OpenCase open) {
            String subject = FieldText.line(open.subject());
            values.put("name", FieldText.fit(subject.isEmpty() ? MessageText.who(mention) : subject, NAME, null));
            values.put("priority", priorities.getOrDefault(open.priority(), ""));
        }
        return values;
    }
}
