package io.parley.sandbox.sugar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the stand-in has, with those of their fields that are publicly documented and a connector uses. One
 * line a field: name, type, then the length, the drop-down list, ! for required and - for read-only.
 */
final class Modules {

    private static final String COMMON = """
            id id 36 -
            date_entered datetime -
            date_modified datetime -
            modified_user_id id 36 -
            modified_by_name relate -
            created_by id 36 -
            created_by_name relate -
            description text
            deleted bool -
            assigned_user_id id 36
            assigned_user_name relate -
            """;

    private static final String CASES = """
            name name 255 !
            case_number int -
            status enum case_status_dom
            priority enum case_priority_dom
            type enum case_type_dom
            source enum source_dom
            resolution text
            account_id id 36
            account_name relate -
            primary_contact_id id 36
            primary_contact_name relate -
            portal_viewable bool
            follow_up_datetime datetime
            resolved_datetime datetime
            first_response_sent bool
            """;

    private static final String PERSON = """
            name varchar 255 -
            full_name varchar 255 -
            first_name varchar 100
            last_name varchar 100 !
            title varchar 100
            email email
            email1 varchar 100
            phone_work varchar 100
            phone_mobile varchar 100
            twitter varchar 100
            facebook varchar 100
            googleplus varchar 100
            linkedin varchar 100
            lead_source enum lead_source_dom
            """;

    private static final String LEADS = """
            account_name varchar 255
            status enum lead_status_dom
            status_description text
            lead_source_description text
            website varchar 255
            converted bool
            contact_id id 36
            account_id id 36
            """;

    private static final String CONTACTS = """
            account_id id 36
            account_name relate -
            portal_active bool
            """;

    private static final String ACCOUNTS = """
            name name 150 !
            email email
            email1 varchar 100
            account_type enum account_type_dom
            website varchar 255
            twitter varchar 100
            phone_office varchar 100
            """;

    private static final String NOTES = """
            name name 255 !
            parent_type varchar 255
            parent_id id 36
            parent_name varchar 255 -
            contact_id id 36
            contact_name relate -
            portal_flag bool
            embed_flag bool
            filename file 255 -
            file_mime_type varchar 100 -
            file_size int -
            """;

    private static final String MESSAGES = """
            name name 255 !
            parent_type varchar 255
            parent_id id 36
            parent_name varchar 255 -
            contact_id id 36
            contact_name relate -
            channel_type enum message_channel_type_dom
            direction enum message_direction_dom
            status enum message_status_dom
            conversation text
            date_start datetime
            date_end datetime
            """;

    private static final Map<String, List<String>> LISTS = Map.of(
            "case_status_dom",
            List.of("New", "Assigned", "Closed", "Pending Input", "Rejected", "Duplicate"),
            "case_priority_dom",
            List.of("P1", "P2", "P3"),
            "case_type_dom",
            List.of("Administration", "Product", "User"),
            "source_dom",
            List.of("", "Internal", "Forum", "Web", "InboundEmail", "Twitter", "Portal"),
            "lead_source_dom",
            List.of(
                    "",
                    "Cold Call",
                    "Existing Customer",
                    "Self Generated",
                    "Partner",
                    "Public Relations",
                    "Direct Mail",
                    "Web Site",
                    "Word of mouth",
                    "Email",
                    "Campaign",
                    "Support Portal User Registration",
                    "Other"),
            "lead_status_dom",
            List.of("", "New", "Assigned", "In Process", "Converted", "Recycled", "Dead"),
            "account_type_dom",
            List.of("", "Customer", "Prospect", "Partner", "Other"),
            "message_channel_type_dom",
            List.of("Chat", "Phone", "SMS", "Social"),
            "message_direction_dom",
            List.of("Inbound", "Outbound"),
            "message_status_dom",
            List.of("In Progress", "Completed"));

    private final Map<String, Module> all = new LinkedHashMap<>();

    /** @param keyField the field for keys of other systems; null where Sugar is older than 10.2 */
    Modules(@Nullable String keyField) {
        Map<String, String> talk = Map.of("contact", "Contacts", "cases", "Cases", "leads", "Leads");
        add(
                "Cases",
                "aCase",
                CASES,
                keyField,
                Map.of("contacts", "Contacts", "notes", "Notes", "accounts", "Accounts", "messages", "Messages"));
        add("Leads", "Lead", PERSON + LEADS, keyField, Map.of("notes", "Notes", "messages", "Messages"));
        add(
                "Contacts",
                "Contact",
                PERSON + CONTACTS,
                keyField,
                Map.of("cases", "Cases", "notes", "Notes", "accounts", "Accounts", "messages", "Messages"));
        add(
                "Accounts",
                "Account",
                ACCOUNTS,
                keyField,
                Map.of("contacts", "Contacts", "cases", "Cases", "notes", "Notes"));
        add("Notes", "Note", NOTES, keyField, talk);
        add("Messages", "Message", MESSAGES, keyField, talk);
    }

    private void add(String name, String object, String own, @Nullable String keyField, Map<String, String> links) {
        Map<String, Field> fields = new LinkedHashMap<>();
        String key = keyField == null ? "" : keyField + " varchar 100\n";
        (COMMON + own + key).lines().map(Modules::field).forEach(field -> fields.put(field.name(), field));
        links.keySet().forEach(link -> fields.put(link, new Field(link, "link", 0, false, true, null)));
        all.put(name, Module.of(name, object, fields, links));
    }

    private static Field field(String line) {
        List<String> words = List.of(line.split(" "));
        int length = 0;
        String list = null;
        for (String word : words.subList(2, words.size())) {
            if (word.matches("[0-9]+")) {
                length = Integer.parseInt(word);
            } else if (LISTS.containsKey(word)) {
                list = word;
            }
        }
        return new Field(words.get(0), words.get(1), length, words.contains("!"), words.contains("-"), list);
    }

    /** The module; throws as for one that does not exist, or is not known here. */
    Module need(String name) {
        Module module = all.get(name);
        if (module == null) {
            throw Refusal.noMethod();
        }
        return module;
    }

    @Nullable
    Module find(String name) {
        return all.get(name);
    }

    Set<String> names() {
        return new LinkedHashSet<>(all.keySet());
    }

    /** What a drop-down list offers. */
    List<String> choices(String list) {
        return LISTS.getOrDefault(list, List.of());
    }
}
