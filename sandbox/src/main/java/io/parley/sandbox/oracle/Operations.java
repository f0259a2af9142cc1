package io.parley.sandbox.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operation a request asks for, and its answer. */
final class Operations {

    private static final List<String> NAMES = List.of("Insert", "Update", "Delete", "QueryPage", "Execute");
    private static final Set<String> WITH_WRITES = Set.of("LOVLanguageMode", "ViewMode", "Echo");
    private static final Set<String> WITH_QUERIES =
            Set.of("LOVLanguageMode", "ViewMode", "BookName", "BookId", "IncludeSubBooks");

    private final Org org;
    private final Habits habits;
    private final Queries queries;
    private final Writes writes;
    private final Services services;
    private final Administration administration;

    Operations(Org org, Habits habits, Saving saving, Services services, Administration administration) {
        this.org = org;
        this.administration = administration;
        this.habits = habits;
        this.services = services;
        this.queries = new Queries(org, habits);
        this.writes = new Writes(org, saving, habits);
    }

    /**
     * @param object the object's name; empty for what is about none
     * @param operation Insert, Update, Delete, QueryPage, Execute, GetMapping, GetPicklistValues, UpdatePicklist, CurrentUser, or
     *     one of Administrative Services
     */
    record Asked(String object, String operation, Tag input) {

        /** As calls are counted: insert, update, delete, query, execute, mapping, picklist, currentuser. */
        String kind() {
            return switch (operation) {
                case "QueryPage" -> "query";
                case "GetMapping" -> "mapping";
                case "GetPicklistValues" -> "picklist";
                default -> operation.toLowerCase(Locale.ROOT);
            };
        }

        boolean writes() {
            return Set.of("Insert", "Update", "Delete", "Execute").contains(operation);
        }

        /** The objects it names, those of child lists too. */
        Set<String> objects() {
            Set<String> objects = new LinkedHashSet<>(Set.of(object));
            lists(input, objects);
            return objects;
        }

        private static void lists(Tag tag, Set<String> objects) {
            for (Tag child : tag.children()) {
                if (child.name().startsWith("ListOf")) {
                    objects.add(child.name().substring("ListOf".length()));
                }
                lists(child, objects);
            }
        }
    }

    /** @param cost in operations of the allotment */
    record Result(Out xml, int cost) {}

    Asked asked(Tag input, @Nullable String action) {
        Asked asked = find(input);
        String operation =
                switch (asked.operation()) {
                    case "CurrentUser" -> "CurrentUserQueryPage";
                    default -> asked.object() + asked.operation();
                };
        String space = Administration.path(input.space()) == null ? input.space() : Administration.action(asked);
        String wanted = "\"document/" + space + ":" + operation + "\"";
        if (!wanted.equals(action)) {
            throw Refusal.client("SOAPAction must be " + wanted + ", quotes included");
        }
        return asked;
    }

    private Asked find(Tag input) {
        if (input.is(Services.MAPPING, "MappingWS_GetMapping_Input")) {
            return new Asked("", "GetMapping", input);
        }
        if (input.is(Services.PICKLIST, "PicklistWS_GetPicklistValues_Input")) {
            return new Asked("", "GetPicklistValues", input);
        }
        if (input.is(Services.CURRENT_USER, "CurrentUserWS_CurrentUserQueryPage_Input")) {
            return new Asked("", "CurrentUser", input);
        }
        if (input.is(Services.PICKLIST, "PicklistWS_UpdatePicklist_Input")) {
            return new Asked("", "UpdatePicklist", input);
        }
        Asked set = Administration.asked(input);
        if (set != null) {
            return set;
        }
        for (Kind kind : org.kinds()) {
            for (String name : NAMES) {
                if (input.is(kind.service(), kind.name() + name + "_Input")) {
                    return new Asked(kind.name(), name, input);
                }
            }
        }
        throw Refusal.client("There is no operation {" + input.space() + "}" + input.name());
    }

    Result run(Asked asked, String userId) {
        return org.whole(() -> switch (asked.operation()) {
            case "GetMapping" -> new Result(services.mapping(asked.input()), 1);
            case "GetPicklistValues" -> new Result(services.picklist(asked.input()), 1);
            case "CurrentUser" -> new Result(services.currentUser(asked.input(), userId), 1);
            case "UpdatePicklist" -> new Result(services.updatePicklist(asked.input()), 1);
            default ->
                Administration.path(asked.input().space()) == null
                        ? records(asked, userId)
                        : new Result(administration.run(asked), 1);
        });
    }

    private Result records(Asked asked, String userId) {
        Kind kind = org.kind(asked.object());
        boolean query = asked.operation().equals("QueryPage");
        List<Tag> parts = asked.input().children();
        if (parts.isEmpty()) {
            throw Refusal.client("The list of records is missing");
        }
        for (Tag part : parts.subList(1, parts.size())) {
            if (!part.space().equals(kind.service()) || !(query ? WITH_QUERIES : WITH_WRITES).contains(part.name())) {
                throw Refusal.unknownTag("{" + part.space() + "}", part.name());
            }
        }
        String output = kind.name() + asked.operation() + "_Output";
        Out out = new Out().open("ns:" + output, "xmlns:ns", kind.service());
        if (query) {
            habits.checkRight(kind.name(), "QueryPage");
            Queries.Page page = queries.answer(kind, parts.get(0), userId);
            return new Result(out.add(page.xml()).close("ns:" + output), 1 + page.parents());
        }
        if (kind.name().equals("User")) {
            throw Refusal.data("EAI-04376", "EAI-04421", "The user has no right to change users");
        }
        Writes.Done done = writes.answer(kind, asked.operation(), parts.get(0), userId);
        return new Result(out.add(done.xml()).close("ns:" + output), Math.max(1, done.changed()));
    }
}
