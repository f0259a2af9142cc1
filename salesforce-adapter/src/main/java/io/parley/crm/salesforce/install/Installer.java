package io.parley.crm.salesforce.install;

import io.parley.crm.CrmFailure;
import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Aim;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.State;
import io.parley.crm.InstallPlan.Step;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Plans what an org needs for Parley, and puts it there. */
public final class Installer implements AutoCloseable {

    private static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(15);

    static final String ASSIGNMENT = "PermissionSetAssignment:";

    /** The order in which people read a plan. */
    private static final List<String> ORDER = List.of(
            "CustomObject",
            "CustomField",
            "CompactLayout",
            "ListView",
            "Layout",
            "CustomTab",
            "Flow",
            "LightningComponentBundle",
            "QuickAction",
            "FlexiPage",
            "PermissionSet");

    /** What admins arrange to their liking: once it is there, it is theirs. */
    private static final Set<String> LOOKS = Set.of("Layout", "ListView", "CompactLayout", "CustomTab", "FlexiPage");

    private final MetadataClient metadata;
    private final OrgQuestions org;
    private final Removal removal;

    /** @param timeout how long to wait for one answer of Salesforce */
    public Installer(SalesforceApi api, String apiVersion, Duration timeout) {
        this.metadata = new MetadataClient(api.client(), timeout, LONGEST_DEPLOYMENT);
        this.org = new OrgQuestions(api, apiVersion);
        this.removal = new Removal(metadata, org);
    }

    /** What is to be done so that this org has all that Parley needs. */
    public InstallPlan plan() {
        List<Part> parts = parts(org);
        OrgState state = OrgState.of(parts, metadata);
        List<Step> steps = new ArrayList<>();
        parts.forEach(part -> steps.add(step(part, state)));
        steps.addAll(people(parts));
        receipt(state, steps).ifPresent(steps::add);
        return new InstallPlan(Aim.INSTALL, steps);
    }

    /** The parts that this org can have, in the order in which people read them. */
    static List<Part> parts(OrgQuestions org) {
        Map<String, byte[]> files = new TreeMap<>(PackageFiles.main());
        if (org.has("SocialPost")) {
            files.putAll(PackageFiles.optional("social-posts"));
        }
        List<Part> parts = new ArrayList<>(Source.parts(files));
        parts.sort(Comparator.comparingInt((Part part) -> rank(part)).thenComparing(Part::name));
        return parts;
    }

    private static int rank(Part part) {
        int rank = ORDER.indexOf(part.type());
        return rank < 0 ? ORDER.size() : rank;
    }

    private static Step step(Part part, OrgState org) {
        State state = org.state(part);
        String what = Wording.of(part);
        return switch (state) {
            case PRESENT -> new Step(part.id(), what, state, Deed.LEAVE, "");
            case MISSING -> new Step(part.id(), what, state, Deed.ADD, "");
            case DIFFERS -> {
                String differing = "It differs in " + String.join(", ", org.differences(part)) + ".";
                yield LOOKS.contains(part.type())
                        ? new Step(part.id(), what, state, Deed.LEAVE, differing + " Your admins' version stays.")
                        : new Step(part.id(), what, state, Deed.CHANGE, differing);
            }
        };
    }

    /** Who gets which permission set: the integration user by us, reps by their admin. */
    private List<Step> people(List<Part> parts) {
        Map<String, String> sets = sets(parts);
        OrgQuestions.User me = org.me();
        Set<String> mine = new TreeSet<>();
        Set<String> anybodys = new TreeSet<>();
        org.assignments(sets.keySet()).forEach(row -> {
            String set = row.path("PermissionSet").path("Name").asText();
            anybodys.add(set);
            if (row.path("AssigneeId").asText().equals(me.id())) {
                mine.add(set);
            }
        });
        List<Step> steps = new ArrayList<>();
        sets.forEach((set, words) -> {
            boolean there = forReps(set) ? anybodys.contains(set) : mine.contains(set);
            State state = there ? State.PRESENT : State.MISSING;
            if (forReps(set)) {
                steps.add(new Step(
                        ASSIGNMENT + set,
                        words + " for the reps who answer",
                        state,
                        there ? Deed.LEAVE : Deed.BY_HAND,
                        there ? "" : "Assign it to them: Setup, Permission Sets, Manage Assignments."));
            } else {
                steps.add(new Step(
                        ASSIGNMENT + set,
                        words + " for " + me.name() + ", whom Parley logs in as",
                        state,
                        there ? Deed.LEAVE : Deed.ADD,
                        ""));
            }
        });
        return steps;
    }

    static Map<String, String> sets(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.type().equals("PermissionSet"))
                .collect(Collectors.toMap(Part::name, Wording::of, (one, same) -> one, TreeMap::new));
    }

    private static boolean forReps(String set) {
        return set.endsWith("_Rep");
    }

    private static java.util.Optional<Step> receipt(OrgState state, List<Step> steps) {
        Set<String> added = added(steps);
        Receipt there = state.receipt();
        if (there == null && added.isEmpty()) {
            return java.util.Optional.empty();
        }
        Receipt before = Objects.requireNonNullElse(there, Receipt.NONE);
        boolean complete = there != null && before.added().containsAll(added);
        Part part = before.part();
        return java.util.Optional.of(new Step(
                part.id(),
                Wording.of(part),
                there == null ? State.MISSING : complete ? State.PRESENT : State.DIFFERS,
                there == null ? Deed.ADD : complete ? Deed.LEAVE : Deed.CHANGE,
                complete ? "" : "So that removing takes away nothing else."));
    }

    private static Set<String> added(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.deed() == Deed.ADD)
                .map(Step::id)
                .filter(id -> !id.startsWith(Receipt.TYPE + ":"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is to be done so that all that Parley added is gone. */
    public InstallPlan removal() {
        return removal.plan();
    }

    /** Does what the plan shows. */
    public void carryOut(InstallPlan plan, Consumer<String> progress) {
        if (plan.aim() == Aim.REMOVE) {
            removal.carryOut(plan, progress);
        } else {
            install(plan.toDo(), progress);
        }
    }

    private void install(List<Step> steps, Consumer<String> progress) {
        List<Part> known = parts(org);
        List<Part> chosen = new ArrayList<>();
        for (Step step : steps) {
            Part part = Source.find(known, step.id());
            if (part != null) {
                chosen.add(part);
            }
        }
        if (!chosen.isEmpty() || steps.stream().anyMatch(step -> step.deed() == Deed.ADD)) {
            deploy(chosen, steps, known, progress);
        }
        for (Step step : steps) {
            if (step.id().startsWith(ASSIGNMENT)) {
                assign(step, progress);
            }
        }
    }

    private void deploy(List<Part> chosen, List<Step> steps, List<Part> known, Consumer<String> progress) {
        OrgState state = OrgState.of(known, metadata);
        List<Part> merged = new ArrayList<>();
        for (Part part : chosen) {
            Element theirs = part.xml() == null ? null : state.theirs(part);
            merged.add(theirs == null ? part : Merge.of(part, theirs));
        }
        merged.add(Objects.requireNonNullElse(state.receipt(), Receipt.NONE)
                .plus(added(steps))
                .part());
        metadata.deploy(Archive.deploying(merged), progress);
        for (Step step : steps) {
            if (!step.id().startsWith(ASSIGNMENT)) {
                progress.accept((step.deed() == Deed.ADD ? "Added: " : "Changed: ") + step.what());
            }
        }
    }

    private void assign(Step step, Consumer<String> progress) {
        String set = step.id().substring(ASSIGNMENT.length());
        try {
            String me = org.me().id();
            boolean has = org.assignments(Set.of(set)).stream()
                    .anyMatch(row -> row.path("AssigneeId").asText().equals(me));
            if (!has) {
                org.assign(set, me);
            }
            progress.accept("Assigned: " + step.what());
        } catch (CrmFailure failure) {
            throw new CrmFailure(
                    new Outcome.Blocked(
                            "The package is installed, but Salesforce refused to assign it: "
                                    + failure.outcome().reason(),
                            "Assign by hand (Setup, Permission Sets, Manage Assignments): " + step.what() + ".",
                            null),
                    failure);
        }
    }

    @Override
    public void close() {
        metadata.close();
    }
}
