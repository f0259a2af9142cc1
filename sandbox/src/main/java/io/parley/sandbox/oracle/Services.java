package io.parley.sandbox.oracle;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What the service tells about itself: names of fields, values of picklists, and who is logged in. */
final class Services {

    static final String MAPPING = "urn:crmondemand/ws/mapping/";
    static final String PICKLIST = "urn:crmondemand/ws/picklist/";
    static final String CURRENT_USER = "urn:crmondemand/ws/currentuser/";
    private static final String USER_DATA = "urn:/crmondemand/xml/currentuser";

    private final Org org;
    private final Map<String, String> displayNames = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> disabled = new ConcurrentHashMap<>();

    Services(Org org) {
        this.org = org;
    }

    /** An admin gives a field another name. */
    void name(String object, String field, String displayName) {
        org.kind(object).need(field);
        displayNames.put(object + "." + field, displayName);
    }

    /** An admin disables a value: the picklist still tells it, and nobody may write it any more. */
    void disable(String object, String field, String value) {
        Kind kind = org.kind(object);
        Set<String> left = new LinkedHashSet<>(kind.need(field).values());
        if (!left.remove(value)) {
            throw new IllegalArgumentException("No value of " + object + "." + field + ": " + value);
        }
        kind.fields().put(field, kind.need(field).with(left));
        disabled.computeIfAbsent(object + "." + field, f -> new ConcurrentSkipListSet<>())
                .add(value);
    }

    Out mapping(Tag input) {
        Kind kind = kind(input.of("ObjectName"), "ODS-00187", "No fields are found for entity");
        Out out =
                new Out().open("MappingWS_GetMapping_Output", "xmlns", MAPPING).open("ListOfField");
        for (Field field : kind.fields().values()) {
            out.open("Field")
                    .leaf("DisplayName", displayName(kind, field.name()))
                    .leaf("ElementName", field.name())
                    .leaf("DataType", field.type().word)
                    .close("Field");
        }
        return out.close("ListOfField").close("MappingWS_GetMapping_Output");
    }

    String displayName(Kind kind, String field) {
        return displayNames.getOrDefault(kind.name() + "." + field, words(field));
    }

    /** The name of an object or a field for people. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
    }

    /** Adds values; those that are there stay. */
    Out updatePicklist(Tag input) {
        Kind kind = kind(input.of("RecordType"), "ODS-50720", "There is no such record type:");
        Field field = picklistOf(kind, input.of("FieldName"));
        Tag list = input.child("ListOfPicklistValues");
        if (list == null || !input.of("CreateNew").equals("Y")) {
            throw Refusal.client("ListOfPicklistValues, and CreateNew of Y, are wanted here");
        }
        Set<String> values = new TreeSet<>(field.values());
        for (Tag each : list.children()) {
            if (each.of("DisplayValue").isEmpty() || !each.of("Order").matches("[0-9]+")) {
                throw Refusal.data("EAI-04376", "ODS-50735", "A new value needs DisplayValue and Order");
            }
            values.add(each.of("DisplayValue"));
        }
        kind.fields().put(field.name(), field.with(values));
        return new Out()
                .open("PicklistWS_UpdatePicklist_Output", "xmlns", PICKLIST)
                .leaf("Status", "Success")
                .close("PicklistWS_UpdatePicklist_Output");
    }

    private static Field picklistOf(Kind kind, String name) {
        Field field = kind.find(name);
        if (field == null || field.type() != Field.Type.PICKLIST) {
            throw Refusal.data("EAI-04376", "ODS-50731", "'" + name + "' is not a valid picklist");
        }
        return field;
    }

    Out picklist(Tag input) {
        Kind kind = kind(input.of("RecordType"), "ODS-50720", "There is no such record type:");
        Field field = picklistOf(kind, input.of("FieldName"));
        Out out = new Out()
                .open("PicklistWS_GetPicklistValues_Output", "xmlns", PICKLIST)
                .open("ListOfParentPicklistValue")
                .open("ParentPicklistValue")
                .leaf("Language", "ENU")
                .leaf("ParentFieldName", "")
                .leaf("ParentDisplayValue", "")
                .leaf("ParentCode", "")
                .leaf("Disabled", "")
                .open("ListOfPicklistValue");
        field.values().stream().sorted().forEach(value -> value(out, value, "N"));
        disabled.getOrDefault(kind.name() + "." + field.name(), Set.of()).forEach(value -> value(out, value, "Y"));
        return out.close("ListOfPicklistValue")
                .close("ParentPicklistValue")
                .close("ListOfParentPicklistValue")
                .close("PicklistWS_GetPicklistValues_Output");
    }

    private static void value(Out out, String value, String disabled) {
        out.open("PicklistValue")
                .leaf("Code", value)
                .leaf("DisplayValue", value)
                .leaf("Disabled", disabled)
                .close("PicklistValue");
    }

    private Kind kind(String name, String code, String words) {
        return org.kinds().stream()
                .filter(each -> each.name().equals(name) || words(each.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.data("EAI-04376", code, words + " '" + name + "'"));
    }

    /** The object of version 1 that says who is logged in; its times and booleans are those of version 1. */
    Out currentUser(Tag input, String userId) {
        Tag list = input.child("ListOfCurrentUser");
        Tag example = list == null ? null : list.child("CurrentUser");
        if (example == null) {
            throw Refusal.client("CurrentUserQueryPage needs ListOfCurrentUser/CurrentUser");
        }
        Row user = Objects.requireNonNull(org.find(org.kind("User"), userId));
        Out out = new Out()
                .open("CurrentUserWS_CurrentUserQueryPage_Output", "xmlns", CURRENT_USER)
                .leaf("LastPage", "true")
                .open("ListOfCurrentUser", "xmlns", USER_DATA)
                .open("CurrentUser");
        for (Tag each : example.children()) {
            String field = Map.of("UserId", "Id", "CurrentUserId", "Id").getOrDefault(each.name(), each.name());
            org.kind("User").need(field);
            out.leaf(each.name(), user.get(field));
        }
        return out.close("CurrentUser").close("ListOfCurrentUser").close("CurrentUserWS_CurrentUserQueryPage_Output");
    }
}
