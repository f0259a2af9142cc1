package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an admin, a licence or an edition takes away from an org or its integration user, one thing at a time. Fields are
 * named as Object.Field. A later deployment puts back what a package brings.
 */
public final class Setup {

    /** How logins end. Error and words as integrators of Salesforce report them. */
    public enum Login {
        OPEN("", ""),
        /** A signed assertion for a user whom no policy of the app lets in. */
        NOT_APPROVED("invalid_grant", "user hasn't approved this consumer"),
        /** Client credentials, and nobody whom the app runs as. */
        NO_RUN_AS_USER("invalid_grant", "no client credentials user enabled"),
        /** Client credentials at the common login page. */
        NOT_MY_DOMAIN("invalid_grant", "request not supported on this domain"),
        /** The user was deactivated. */
        INACTIVE_USER("invalid_grant", "inactive user");

        final String error;
        final String words;

        Login(String error, String words) {
            this.error = error;
            this.words = words;
        }
    }

    private static final int NEWEST = 68;

    private final Org org;
    private volatile Login login = Login.OPEN;
    private volatile boolean api = true;
    private volatile boolean fileLinks = true;
    private volatile int newest = NEWEST;

    Setup(Org org) {
        this.org = org;
    }

    /** The integration user sees these objects or fields no more, as if they were not there. */
    public Setup hide(String... names) {
        for (String name : names) {
            if (name.contains(".")) {
                field(name, field -> null);
            } else {
                org.reshape(org.schema.all().stream()
                        .filter(type -> !type.name.equals(name))
                        .toList());
            }
        }
        return this;
    }

    /** The integration user may read these fields and not edit them; objects it may read and not create. */
    public Setup lock(String... names) {
        for (String name : names) {
            if (name.contains(".")) {
                alter(name, field -> field.put("createable", false).put("updateable", false));
            } else {
                object(name, ObjectType::readOnly);
            }
        }
        return this;
    }

    public Setup shorten(String field, int length) {
        return alter(field, json -> json.put("length", length));
    }

    /** Somebody made the field as one of another type. */
    public Setup retype(String field, String type) {
        return alter(field, json -> json.put("type", type));
    }

    /** The field takes upper and lower case for the same. */
    public Setup foldCase(String field) {
        return alter(field, json -> json.put("caseSensitive", false));
    }

    public Setup notUnique(String field) {
        return alter(field, json -> json.put("unique", false));
    }

    /** A picklist takes these values and no other. */
    public Setup restrict(String field, String... values) {
        return alter(field, json -> {
            json.put("restrictedPicklist", true);
            ArrayNode all = json.putArray("picklistValues");
            List.of(values).forEach(all::add);
        });
    }

    /** The object itself wants the field, and has no default for it. */
    public Setup demand(String field) {
        return alter(field, json -> json.put("nillable", false));
    }

    /** Every login ends so. */
    public Setup logins(Login ending) {
        login = ending;
        return this;
    }

    /** An edition without API access. */
    public Setup withoutApi() {
        api = false;
        return this;
    }

    /** Salesforce CRM Content is off: describe tells of files as ever, and each link that is to be one is refused. */
    public Setup withoutFileLinks() {
        fileLinks = false;
        return this;
    }

    /** The newest version of the REST API that this org has. */
    public Setup newestApi(int version) {
        newest = version;
        return this;
    }

    /** The integration user has a permission set that opens every record: ViewAllData or ModifyAllData. */
    public Setup grant(String permission) {
        return write(work -> {
            ObjectType sets = org.schema.get("PermissionSet");
            Row set = work.insert(
                    sets,
                    values(sets, Map.of("Name", permission, "Label", permission, "Permissions" + permission, true)));
            ObjectType assignments = org.schema.get("PermissionSetAssignment");
            work.insert(
                    assignments,
                    values(assignments, Map.of("PermissionSetId", set.id(), "AssigneeId", integrationUser())));
        });
    }

    /** A duplicate rule of this name is active. */
    public Setup duplicateRule(String object, String name) {
        return write(work -> {
            ObjectType rules = org.schema.get("DuplicateRule");
            work.insert(rules, values(rules, Map.of("DeveloperName", name, "SobjectType", object, "IsActive", true)));
        });
    }

    private String integrationUser() {
        return org.table("User").live().stream()
                .filter(user -> user.text("Username").equals(SalesforceSandbox.USERNAME))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<Integer, Object> values(ObjectType type, Map<String, Object> fields) {
        Map<Integer, Object> values = new HashMap<>();
        fields.forEach((name, value) -> values.put(type.place(name), value));
        return values;
    }

    private Setup write(Consumer<Work> job) {
        org.write("", work -> {
            job.accept(work);
            return work;
        });
        return this;
    }

    private Setup alter(String name, Consumer<ObjectNode> change) {
        return field(name, field -> {
            ObjectNode json = Json.MAPPER.valueToTree(field);
            // A default that is JSON's null would be a default.
            if (json.path("defaultValue").isNull()) {
                json.remove("defaultValue");
            }
            change.accept(json);
            return Json.MAPPER.convertValue(json, Field.class);
        });
    }

    private interface Change {
        @Nullable
        Field of(Field field);
    }

    private Setup field(String name, Change change) {
        String[] parts = name.split("\\.");
        ObjectType before = org.schema.get(parts[0]);
        if (!before.has(parts[1])) {
            throw new IllegalArgumentException("This org has no field " + name);
        }
        object(
                parts[0],
                type -> type.with(field -> field != null && field.name().equals(parts[1]) ? change.of(field) : field));
        return this;
    }

    private void object(String name, java.util.function.UnaryOperator<ObjectType> change) {
        List<ObjectType> types = new ArrayList<>();
        org.schema.all().forEach(type -> types.add(type.name.equals(name) ? change.apply(type) : type));
        org.reshape(types);
    }

    Login login() {
        return login;
    }

    boolean api() {
        return api;
    }

    boolean fileLinks() {
        return fileLinks;
    }

    int newest() {
        return newest;
    }
}
