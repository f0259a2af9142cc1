package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.model.RecordKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where what is said about a record stands. */
enum Talk {

    /** The thread that SuiteCRM shows on a case: customers and reps in different colours, internal ones apart. */
    CASE_UPDATES("AOP_Case_Updates", Set.of("case_id", "internal")) {
        @Override
        Map<String, String> on(RecordKind kind, String recordId) {
            return Map.of("case_id", recordId);
        }

        @Override
        Map<String, String> audience(boolean customer) {
            return Map.of("internal", String.valueOf(!customer));
        }

        @Override
        boolean isForCustomers(Bean bean) {
            return !bean.is("internal");
        }

        @Override
        String recordOf(RecordKind kind, Bean bean) {
            return bean.get("case_id");
        }
    },

    /** The notes below a record; one that a rep shows in the portal is for the customer. */
    NOTES("Notes", Set.of("parent_type", "parent_id", "portal_flag")) {
        @Override
        Map<String, String> on(RecordKind kind, String recordId) {
            return Map.of("parent_type", Records.module(kind), "parent_id", recordId);
        }

        @Override
        Map<String, String> audience(boolean customer) {
            return Map.of("portal_flag", "false");
        }

        @Override
        boolean isForCustomers(Bean bean) {
            return bean.is("portal_flag");
        }

        @Override
        String recordOf(RecordKind kind, Bean bean) {
            return parentOf(kind, bean);
        }
    },

    /** The messages on a record, where Sugar has them; an outbound one is for the customer. */
    MESSAGES("Messages", Set.of("parent_type", "parent_id", "direction")) {
        @Override
        Map<String, String> on(RecordKind kind, String recordId) {
            return Map.of("parent_type", Records.module(kind), "parent_id", recordId);
        }

        @Override
        Map<String, String> audience(boolean customer) {
            return customer ? Map.of("direction", "Inbound") : Map.of();
        }

        @Override
        boolean isForCustomers(Bean bean) {
            return bean.get("direction").equals("Outbound");
        }

        @Override
        String recordOf(RecordKind kind, Bean bean) {
            return parentOf(kind, bean);
        }
    };

    static final String WORDS = "description";
    private final String module;
    private final Set<String> own;

    Talk(String module, Set<String> own) {
        this.module = module;
        this.own = own;
    }

    String module() {
        return module;
    }

    /** What must be read of a message to use it. */
    Set<String> fields() {
        Set<String> all = new java.util.HashSet<>(own);
        all.addAll(
                Set.of("name", WORDS, "contact_id", "created_by", "created_by_name", "date_entered", "date_modified"));
        return all;
    }

    abstract Map<String, String> on(RecordKind kind, String recordId);

    /** What tells a customer's word of ours from an internal one; no word of ours is shown in a portal. */
    abstract Map<String, String> audience(boolean customer);

    abstract boolean isForCustomers(Bean bean);

    /** The id of the record that a message stands on; empty when it is none of that kind. */
    abstract String recordOf(RecordKind kind, Bean bean);

    private static String parentOf(RecordKind kind, Bean bean) {
        return bean.get("parent_type").equals(Records.module(kind)) ? bean.get("parent_id") : "";
    }

    /** What Parley writes: nothing of it is a rep's answer, so it is never shown in a portal. */
    Map<String, String> written(
            RecordKind kind, String recordId, String name, String text, @Nullable String contact, boolean customer) {
        Map<String, String> values = new LinkedHashMap<>(on(kind, recordId));
        values.put("name", name);
        values.put(WORDS, text);
        values.putAll(audience(customer));
        if (contact != null) {
            values.put("contact_id", contact);
        }
        return values;
    }
}
