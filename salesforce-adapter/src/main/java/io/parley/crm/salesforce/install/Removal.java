package io.parley.crm.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Aim;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.State;
import io.parley.crm.InstallPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Takes away what the receipt in the org says that Parley added, and nothing else. */
final class Removal {

    private final MetadataClient metadata;
    private final OrgQuestions org;

    Removal(MetadataClient metadata, OrgQuestions org) {
        this.metadata = metadata;
        this.org = org;
    }

    InstallPlan plan() {
        List<Part> parts = Installer.parts(org);
        OrgState state = OrgState.of(parts, metadata);
        Receipt there = state.receipt();
        Receipt receipt = Objects.requireNonNullElse(there, Receipt.NONE);
        Set<String> gone = parts.stream()
                .filter(part -> part.isObject() && receipt.added().contains(part.id()))
                .map(Part::name)
                .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>(assignments(parts, receipt));
        for (Part part : parts) {
            steps.add(step(part, state.state(part), receipt, gone));
        }
        if (there != null) {
            Part own = receipt.part();
            steps.add(new Step(own.id(), Wording.of(own), State.PRESENT, Deed.REMOVE, ""));
        }
        return new InstallPlan(Aim.REMOVE, steps);
    }

    private List<Step> assignments(List<Part> parts, Receipt receipt) {
        Map<String, String> ours = new TreeMap<>(Installer.sets(parts));
        ours.keySet().removeIf(set -> !receipt.added().contains("PermissionSet:" + set));
        Map<String, Long> users = org.assignments(ours.keySet()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.path("PermissionSet").path("Name").asText(), TreeMap::new, Collectors.counting()));
        List<Step> steps = new ArrayList<>();
        users.forEach((set, count) -> steps.add(new Step(
                Installer.ASSIGNMENT + set,
                ours.get(set) + " of " + count + (count == 1 ? " user" : " users"),
                State.PRESENT,
                Deed.REMOVE,
                "")));
        return steps;
    }

    private Step step(Part part, State state, Receipt receipt, Set<String> gone) {
        String what = Wording.of(part);
        if (state == State.MISSING) {
            return new Step(part.id(), what, state, Deed.LEAVE, "");
        }
        if (!receipt.added().contains(part.id())) {
            return new Step(part.id(), what, state, Deed.LEAVE, "It stays: Parley did not add it.");
        }
        return new Step(part.id(), what, state, Deed.REMOVE, loss(part, gone));
    }

    private String loss(Part part, Set<String> gone) {
        if (goesAlong(part, gone)) {
            return "It goes with its object.";
        }
        if (part.isObject() && !part.name().endsWith("__e")) {
            long rows = org.count(part.name(), "");
            return "Its " + (rows < 0 ? "" : rows + " ") + "records are deleted.";
        }
        if (part.isField()) {
            long filled = org.count(part.object(), part.simpleName());
            return "What it holds " + (filled < 0 ? "" : "on " + filled + " records ") + "is deleted.";
        }
        return "";
    }

    /** Fields, lists and layouts of an object can't be removed beside it. */
    private static boolean goesAlong(Part part, Set<String> gone) {
        String object = part.type().equals("Layout") && part.name().contains("-")
                ? part.name().substring(0, part.name().indexOf('-'))
                : part.object();
        return !part.isObject() && (part.element() != null || part.type().equals("Layout")) && gone.contains(object);
    }

    /**
     * In several deployments, since Salesforce deletes nothing that something else names. The receipt goes last, so that
     * a removal that fails half-way can be tried again.
     */
    void carryOut(InstallPlan plan, Consumer<String> progress) {
        List<Step> steps = plan.toDo();
        List<Part> chosen = Installer.parts(org).stream()
                .filter(part -> steps.stream().anyMatch(step -> step.id().equals(part.id())))
                .toList();
        unassign(steps, progress);
        switchOff(chosen, progress);
        Set<String> gone =
                chosen.stream().filter(Part::isObject).map(Part::name).collect(Collectors.toSet());
        List<Part> alone =
                chosen.stream().filter(part -> !goesAlong(part, gone)).toList();
        delete(members(alone.stream().filter(part -> wave(part) == 1).toList()), progress);
        delete(members(alone.stream().filter(part -> wave(part) == 2).toList()), progress);
        Map<String, TreeSet<String>> last =
                members(alone.stream().filter(part -> wave(part) == 3).toList());
        String receipt = Receipt.TYPE + ":" + Receipt.NAME;
        if (steps.stream().anyMatch(step -> step.id().equals(receipt))) {
            last.computeIfAbsent(Receipt.TYPE, any -> new TreeSet<>()).add(Receipt.NAME);
        }
        delete(last, progress);
        chosen.forEach(part -> progress.accept("Removed: " + Wording.of(part)));
    }

    private static int wave(Part part) {
        return switch (part.type()) {
            case "LightningComponentBundle" -> 2;
            case "CustomObject", "CustomField" -> 3;
            default -> 1;
        };
    }

    private void unassign(List<Step> steps, Consumer<String> progress) {
        Set<String> sets = steps.stream()
                .map(Step::id)
                .filter(id -> id.startsWith(Installer.ASSIGNMENT))
                .map(id -> id.substring(Installer.ASSIGNMENT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode row : org.assignments(sets)) {
            org.unassign(row.path("Id").asText());
        }
        sets.forEach(set -> progress.accept("Taken from its users: permission set " + set));
    }

    /** A flow that is active can't be deleted. */
    private void switchOff(List<Part> chosen, Consumer<String> progress) {
        List<Part> definitions = new ArrayList<>();
        for (Part flow : chosen) {
            if (flow.type().equals("Flow")) {
                Element xml = Xml.root("FlowDefinition");
                Xml.add(xml, "activeVersionNumber", "0");
                definitions.add(new Part(
                        "FlowDefinition",
                        flow.name(),
                        "flowDefinitions/" + flow.name() + ".flowDefinition",
                        null,
                        xml,
                        Map.of()));
            }
        }
        if (!definitions.isEmpty()) {
            metadata.deploy(Archive.deploying(definitions), progress);
            definitions.forEach(flow -> progress.accept("Switched off: flow " + flow.name()));
        }
    }

    private Map<String, TreeSet<String>> members(List<Part> parts) {
        Map<String, TreeSet<String>> members = Archive.members(parts);
        TreeSet<String> flows = members.remove("Flow");
        if (flows != null) {
            TreeSet<String> versions = new TreeSet<>();
            flows.forEach(flow -> versions.addAll(org.versions(flow)));
            members.put("Flow", versions);
        }
        return members;
    }

    private void delete(Map<String, TreeSet<String>> members, Consumer<String> progress) {
        members.values().removeIf(TreeSet::isEmpty);
        if (!members.isEmpty()) {
            metadata.deploy(Archive.deleting(members), progress);
        }
    }
}
