package io.parley.sandbox.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people and queues of a new org. */
final class Seed {

    private Seed() {}

    /** Seeds an empty org; returns the ids of the users by user name. */
    static Map<String, String> into(Org org) {
        if (org.table("User").count() == 0) {
            org.write("", work -> {
                user(org, work, SalesforceSandbox.USERNAME, "Parley", "Integration");
                user(org, work, SalesforceSandbox.REP_USERNAME, "Robin", "Reyes");
                for (String queue : List.of("Social", "Billing")) {
                    ObjectType group = org.schema.get("Group");
                    work.insert(group, values(group, Map.of("Name", queue, "DeveloperName", queue, "Type", "Queue")));
                }
                return work;
            });
        }
        personType(org);
        Map<String, String> users = new HashMap<>();
        org.table("User").live().forEach(row -> users.put(row.text("Username"), row.id()));
        return users;
    }

    /** An org with person accounts has a record type for them. */
    private static void personType(Org org) {
        ObjectType type = org.schema.get("RecordType");
        if (type.has("IsPersonType") && org.table(type).count() == 0) {
            org.write(
                    "",
                    work -> work.insert(
                            type,
                            values(
                                    type,
                                    Map.of(
                                            "Name", "Person Account",
                                            "DeveloperName", "PersonAccount",
                                            "SobjectType", "Account",
                                            "IsPersonType", true))));
        }
    }

    private static void user(Org org, Work work, String username, String first, String last) {
        ObjectType type = org.schema.get("User");
        work.insert(
                type,
                values(type, Map.of("Username", username, "FirstName", first, "LastName", last, "Email", username)));
    }

    /** A further user; returns the id. */
    static String another(Org org, String userType) {
        ObjectType type = org.schema.get("User");
        String name = userType.toLowerCase(java.util.Locale.ROOT) + "@parley.sandbox.example";
        return org.write("", work -> work.insert(
                        type,
                        values(
                                type,
                                Map.of("Username", name, "LastName", userType, "Email", name, "UserType", userType)))
                .id());
    }

    private static Map<Integer, Object> values(ObjectType type, Map<String, Object> fields) {
        Map<Integer, Object> values = new HashMap<>();
        fields.forEach((name, value) -> values.put(type.place(name), value));
        return values;
    }
}
