package io.parley.sandbox.salesforce;

import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts that are a person. In an org that has them, an account of their record type brings its contact along. */
final class PersonAccounts {

    private static final Set<String> FIELDS = Set.of(
            "Account.LastName",
            "Account.FirstName",
            "Account.PersonEmail",
            "Account.PersonContactId",
            "Account.IsPersonAccount",
            "Account.PersonaKey__pc",
            "Contact.IsPersonAccount",
            "RecordType.IsPersonType");

    private PersonAccounts() {}

    /** Whether an org without person accounts has no such field. */
    static boolean lacks(Options options, ObjectType type, Field field) {
        return !options.features().contains(Feature.PERSON_ACCOUNTS) && FIELDS.contains(type.name + "." + field.name());
    }

    /** Whether the name of the row is made of the person's. */
    static boolean named(Row row) {
        return !row.type.name.equals("Account") || isOne(row);
    }

    static boolean isOne(Row row) {
        return Boolean.TRUE.equals(row.get("IsPersonAccount"));
    }

    /** A new account as its record type makes it; refuses the fields of the other kind. */
    static Row shaped(Org org, Row account) {
        if (!account.type.name.equals("Account") || !account.type.has("IsPersonAccount")) {
            return account;
        }
        Row recordType = org.table("RecordType").find(account.text("RecordTypeId"));
        boolean person = recordType != null && Boolean.TRUE.equals(recordType.get("IsPersonType"));
        List<String> wrong = new ArrayList<>();
        for (String field : person ? List.of("Name") : List.of("LastName", "FirstName", "PersonEmail")) {
            if (account.get(field) != null) {
                wrong.add(field);
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.save(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Account: bad field names on insert/update call: " + String.join(", ", wrong),
                    wrong.toArray(String[]::new));
        }
        if (person && account.get("LastName") == null) {
            throw Problem.save("REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", "LastName");
        }
        return account.with("IsPersonAccount", person);
    }

    /** The contact of a new person account. */
    static void accompany(Org org, Work work, Row account) {
        if (!account.type.name.equals("Account") || !isOne(account)) {
            return;
        }
        ObjectType contacts = org.schema.get("Contact");
        Map<Integer, Object> fields = new HashMap<>();
        put(fields, contacts, "LastName", account.get("LastName"));
        put(fields, contacts, "FirstName", account.get("FirstName"));
        put(fields, contacts, "Email", account.get("PersonEmail"));
        put(fields, contacts, "PersonaKey__c", account.get("PersonaKey__pc"));
        put(fields, contacts, "AccountId", account.id());
        put(fields, contacts, "IsPersonAccount", true);
        Row contact = work.insert(contacts, fields);
        work.set(account, Map.of("PersonContactId", contact.id()));
    }

    private static void put(
            Map<Integer, Object> fields,
            ObjectType type,
            String name,
            @org.jspecify.annotations.Nullable Object value) {
        if (value != null && type.has(name)) {
            fields.put(type.place(name), value);
        }
    }
}
