package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.mapping.Mapping;
import io.parley.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds the objects and fields that Parley needs against what describe tells the integration user: one finding a cause. */
final class ObjectCheck {

    private static final int KEY_LENGTH = 255;
    private static final int SHORT_TEXT = 4_000;
    private static final Set<String> NO_TEXT =
            Set.of("boolean", "currency", "date", "datetime", "double", "int", "percent", "reference");

    private final String subject;
    private final Shapes shapes;
    private final SocialObjects objects;
    private final Mapping mapping;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> noObjects = new ArrayList<>();
    private final List<String> noFields = new ArrayList<>();

    ObjectCheck(String subject, Shapes shapes, SocialObjects objects, Mapping mapping) {
        this.subject = subject;
        this.shapes = shapes;
        this.objects = objects;
        this.mapping = mapping;
    }

    /** @throws io.parley.crm.CrmFailure when the org can't be asked */
    List<Finding> findings() {
        Needs.written(objects, mapping).forEach(this::object);
        missing();
        return findings;
    }

    private void object(String object, List<String> fields) {
        Shape shape = shapes.find(object);
        if (shape == null) {
            noObjects.add(object);
            return;
        }
        int before = findings.size() + noFields.size();
        boolean locked = access(shape);
        List<String> absent =
                fields.stream().filter(field -> shape.field(field) == null).toList();
        absent.forEach(field -> noFields.add(field + " on " + object));
        if (!locked) {
            notEditable(shape, fields);
        }
        fields.stream().map(shape::field).filter(Objects::nonNull).forEach(field -> field(shape, field));
        key(shape, Objects.requireNonNull(Needs.keys(objects).get(object)));
        wanted(shape, filled(object, fields));
        if (findings.size() + noFields.size() == before) {
            findings.add(Finding.ok(subject, "The object " + object + " has all that Parley needs."));
        }
    }

    private boolean access(Shape shape) {
        List<String> denied = new ArrayList<>();
        if (!shape.createable()) {
            denied.add("create");
        }
        if (!shape.updateable()) {
            denied.add("edit");
        }
        if (!denied.isEmpty()) {
            block(
                    "The integration user may not " + String.join(" and ", denied) + " " + shape.object() + " records.",
                    "In its permission set, under Object Settings, allow Create and Edit on " + shape.object() + ".");
        }
        return !denied.isEmpty();
    }

    private void notEditable(Shape shape, List<String> fields) {
        List<String> locked = fields.stream()
                .filter(name -> {
                    Shape.Field field = shape.field(name);
                    return field != null && !field.createable() && !field.updateable();
                })
                .toList();
        if (!locked.isEmpty()) {
            String what = named(locked.stream()
                    .map(field -> field + " on " + shape.object())
                    .toList());
            block("The integration user may not edit " + what + ".", "In its permission set, allow Edit Access to it.");
        }
    }

    private void field(Shape shape, Shape.Field field) {
        String what = field.name() + " on " + shape.object();
        String type = Needs.type(field.name());
        if (type.isEmpty() ? NO_TEXT.contains(field.type()) && custom(field) : !type.equals(field.type())) {
            block(
                    "The field " + what + " is of the type " + field.type() + ", where Parley needs "
                            + (type.isEmpty() ? "a text" : type) + ".",
                    "Delete the field in Setup, or rename it, and run parley install.");
        } else if (field.name().equals(objects.text())
                && shape.object().equals(objects.message())
                && field.length() < SHORT_TEXT) {
            warn(
                    "The field " + what + " takes only " + field.length() + " characters: longer mentions are cut, and"
                            + " reps can't write longer answers.",
                    "In Setup, make it a Long Text Area of 32000 characters.");
        }
        values(shape, field, what);
    }

    private static boolean custom(Shape.Field field) {
        return field.name().endsWith("__c");
    }

    private void values(Shape shape, Shape.Field field, String what) {
        if (!shape.object().equals(objects.message()) || !field.restricted()) {
            return;
        }
        List<String> lacking = new ArrayList<>(objects.values().getOrDefault(field.name(), List.of()));
        lacking.removeAll(field.values());
        if (!lacking.isEmpty()) {
            block(
                    "The picklist " + what + " lacks the value " + String.join(", ", lacking) + ".",
                    "Add the value in Setup, or make the picklist unrestricted.");
        }
    }

    private void key(Shape shape, String name) {
        Shape.Field key = shape.field(name);
        if (key == null) {
            return;
        }
        String what = "The field " + name + " on " + shape.object();
        if (!key.unique() || !key.externalId()) {
            block(
                    what + " is not a unique external id: a repeat could make a second record.",
                    "In Setup, tick External ID and Unique (case sensitive) on it.");
        } else if (!key.caseSensitive()) {
            warn(
                    what + " takes upper and lower case for the same: two mentions whose ids differ in case only would"
                            + " be one.",
                    "In Setup, choose \"Treat ABC and abc as different values\" on it.");
        } else if (key.length() < KEY_LENGTH && !NO_TEXT.contains(key.type())) {
            block(
                    what + " takes only " + key.length()
                            + " characters: Salesforce refuses mentions with a longer key.",
                    "In Setup, give it a length of " + KEY_LENGTH + ".");
        }
    }

    private List<String> filled(String object, List<String> needed) {
        List<String> filled = new ArrayList<>(needed);
        Needs.sections(objects).stream()
                .filter(section -> section.object().equals(object))
                .flatMap(section -> mapping.of(section).stream())
                .forEach(line -> filled.add(line.field()));
        return filled;
    }

    /** A field that the org wants and Parley knows nothing of makes Salesforce refuse every new record. */
    private void wanted(Shape shape, List<String> written) {
        shape.fields().values().stream()
                .filter(field -> field.needed() && !written.contains(field.name()))
                .filter(field -> !field.name().equals("OwnerId"))
                .forEach(field -> block(
                        "The field " + field.name() + " on " + shape.object()
                                + " is required, and Parley does not fill it.",
                        "Fill it by a line of the mapping file, give it a default value, or make it required on the page"
                                + " layout only."));
    }

    private void missing() {
        boolean ours = noObjects.contains(objects.message()) && noObjects.contains(objects.persona());
        if (ours && noFields.stream().anyMatch(field -> field.startsWith("MentionKey__c"))) {
            noPackage();
            return;
        }
        List<String> social =
                noObjects.stream().filter(object -> object.startsWith("Social")).toList();
        if (!social.isEmpty()) {
            block(
                    "The object" + (social.size() > 1 ? "s " : " ") + named(social)
                            + (social.size() > 1 ? " are" : " is")
                            + " missing, or the integration user may not see "
                            + (social.size() > 1 ? "them." : "it."),
                    "Set social-objects: custom, so that messages live in Parley's own objects. Orgs made after Social"
                            + " Customer Service ended need not have Salesforce's.");
        }
        noObjects.stream().filter(object -> !social.contains(object)).forEach(this::noObject);
        Map<String, List<String>> byObject = new LinkedHashMap<>();
        noFields.forEach(
                field -> byObject.computeIfAbsent(field.substring(field.indexOf(" on ")), object -> new ArrayList<>())
                        .add(field));
        byObject.values()
                .forEach(fields -> block(
                        "The field" + (fields.size() > 1 ? "s " : " ") + named(fields)
                                + (fields.size() > 1 ? " are" : " is")
                                + " missing, or the integration user may not see "
                                + (fields.size() > 1 ? "them." : "it."),
                        "If Setup shows " + (fields.size() > 1 ? "them" : "it")
                                + " in the Object Manager, give the integration user's permission set Edit Access to "
                                + (fields.size() > 1 ? "them" : "it") + "; if not, run parley install."));
    }

    /** One cause, so one finding, however much is missing. */
    private void noPackage() {
        List<String> all = new ArrayList<>(noObjects);
        all.addAll(noFields);
        block(
                "Parley's package is not installed in this org, or the integration user does not have its permission set."
                        + " It does not see " + named(all) + ".",
                "Run parley install. If that finds nothing to do, assign the permission set Parley Integration to the"
                        + " integration user.");
    }

    private void noObject(String object) {
        String fix;
        if (object.endsWith("__c")) {
            fix =
                    "Run parley install; if that finds nothing to do, give the integration user's permission set access to "
                            + object + ".";
        } else if (object.equals(Shapes.LEAD)) {
            fix =
                    "Give the integration user a licence and a permission set with leads. Some service-only licences have none.";
        } else {
            fix = "Give the integration user a licence and a permission set with " + object + ".";
        }
        block("The object " + object + " is missing, or the integration user may not see it.", fix);
    }

    private static String named(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private void block(String message, String fix) {
        findings.add(Finding.blocking(subject, message, fix));
    }

    private void warn(String message, String fix) {
        findings.add(Finding.warning(subject, message, fix));
    }
}
