package io.parley.sandbox.oracle;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Administrative Services, by which a program sets up a tenant: the fields of an object, and its workflow rules, of which
 * one operation deletes all that it is not told.
 */
final class Administration {

    private static final String FIELDS = "urn:crmondemand/ws/odesabs/fieldmanagement/";
    private static final String FIELDS_ACTION = "urn:crmondemand/ws/odesabs/FieldManagement/";
    private static final String FIELDS_DATA = "urn:/crmondemand/xml/fieldmanagement/data";
    private static final String FIELDS_QUERY = "urn:/crmondemand/xml/fieldmanagement/query";
    private static final String RULES = "urn:crmondemand/ws/odesabs/workflow/";
    private static final Map<String, String> PATHS = Map.of(
            FIELDS, "/Services/cte/FieldManagementService",
            RULES, "/Services/cte/WorkflowService");
    private static final Set<String> OPERATIONS = Set.of(
            "FieldManagementRead", "FieldManagementUpsert", "WorkflowRuleSetUpsert", "WorkflowRuleSetInsertOrUpdate");

    private final Org org;
    private final Habits habits;
    private final Services services;
    private final Set<String> rules =
            new ConcurrentSkipListSet<>(Set.of("Escalate after two days", "Thank for the order"));

    Administration(Org org, Habits habits, Services services) {
        this.org = org;
        this.habits = habits;
        this.services = services;
    }

    /** Its operation; null when the request asks for none of these. */
    static Operations.@Nullable Asked asked(Tag input) {
        String name = input.name().replaceFirst("_Input$", "");
        return PATHS.containsKey(input.space()) && OPERATIONS.contains(name)
                ? new Operations.Asked("", name, input)
                : null;
    }

    /** Where requests of a namespace go; null when it is none of these. */
    static @Nullable String path(String space) {
        return PATHS.get(space);
    }

    static String action(Operations.Asked asked) {
        return asked.input().space().equals(FIELDS) ? FIELDS_ACTION : RULES;
    }

    Set<String> rules() {
        return Set.copyOf(rules);
    }

    Out run(Operations.Asked asked) {
        if (!habits.administration()) {
            throw Refusal.data("EAI-04376", "EAI-04421", "Administrative Services are not enabled for this company");
        }
        return switch (asked.operation()) {
            case "FieldManagementRead" -> read(asked.input());
            case "FieldManagementUpsert" -> upsert(asked.input());
            default -> rules(asked);
        };
    }

    private Kind kind(Tag set) {
        String name = set.of("ObjectName");
        return org.kinds().stream()
                .filter(kind -> Services.words(kind.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.data("EAI-04376", "ODS-00187", "There is no object '" + name + "'"));
    }

    private static Tag set(Tag input, String space) {
        Tag set = input.child("FieldSet");
        if (set == null || !set.space().equals(space)) {
            throw Refusal.client("A FieldSet of {" + space + "} is missing");
        }
        return set;
    }

    private Out read(Tag input) {
        Kind kind = kind(set(input, FIELDS_QUERY));
        Out out = new Out()
                .open("FieldManagementRead_Output", "xmlns", FIELDS)
                .open("ListOfFieldSet", "xmlns", FIELDS_DATA)
                .open("FieldSet")
                .leaf("ObjectName", Services.words(kind.name()))
                .open("ListOfFields");
        kind.fields().values().forEach(field -> out.open("Field")
                .leaf("Name", field.name())
                .leaf("DisplayName", services.displayName(kind, field.name()))
                .leaf("FieldType", field.type().word)
                .leaf("GenericIntegrationTag", field.name())
                .close("Field"));
        return out.close("ListOfFields")
                .close("FieldSet")
                .close("ListOfFieldSet")
                .close("FieldManagementRead_Output");
    }

    /** Every tag of the generic namespace may become a field; those that are there get what is sent. */
    private Out upsert(Tag input) {
        Tag set = set(input, FIELDS_DATA);
        Kind kind = kind(set);
        Tag list = set.child("ListOfFields");
        if (list == null || list.children().isEmpty()) {
            throw Refusal.client("ListOfFields is missing");
        }
        Map<String, Field> possible = Kind.load(kind.name()).fields();
        for (Tag sent : list.children()) {
            Field field = possible.get(sent.of("GenericIntegrationTag"));
            if (field == null
                    || !field.type().word.equals(sent.of("FieldType"))
                    || sent.of("Name").isEmpty()) {
                throw Refusal.data(
                        "EAI-04376", "EAI-13011", "There is no field of that tag and type: '" + sent.of("Name") + "'");
            }
            kind.fields().putIfAbsent(field.name(), field);
            services.name(kind.name(), field.name(), sent.of("DisplayName"));
        }
        return new Out()
                .open("FieldManagementUpsert_Output", "xmlns", FIELDS)
                .leaf("Status", "Success")
                .close("FieldManagementUpsert_Output");
    }

    private Out rules(Operations.Asked asked) {
        Tag set = Objects.requireNonNullElse(asked.input().child("ListOfWorkflowRuleSet"), asked.input());
        Set<String> sent = set.children().stream()
                .map(rule -> rule.of("WorkflowName"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (asked.operation().equals("WorkflowRuleSetUpsert")) {
            rules.clear();
        }
        rules.addAll(sent);
        String output = asked.operation() + "_Output";
        return new Out().open(output, "xmlns", RULES).leaf("Status", "Success").close(output);
    }
}
