package io.parley.sandbox.salesforce.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One deployment: all of it or nothing, whatever rollbackOnError says. */
final class Deployment {

    private final World before;
    private final World after;
    private final Parcel parcel;
    private final List<Message> messages = new ArrayList<>();

    Deployment(World before, Parcel parcel) {
        this.before = before;
        this.after = before.copy();
        this.parcel = parcel;
    }

    /**
     * What came of it.
     *
     * @param world the org's components from now on; null when something was refused
     */
    record Result(List<Message> messages, @Nullable World world) {}

    Result run() {
        messages.addAll(parcel.problems);
        parcel.components.forEach(after::put);
        parcel.deletions.forEach(this::delete);
        Rules rules = new Rules(after);
        Set<String> checked = new LinkedHashSet<>();
        for (Component component : parcel.components) {
            checked.add(component.kind().type + component.name());
            String problem = rules.problem(component);
            boolean known = before.has(component.kind(), component.name());
            messages.add(problem == null ? Message.done(component, !known) : Message.failed(component, problem));
        }
        boolean well = messages.stream().allMatch(Message::success);
        return new Result(List.copyOf(messages), well ? after : null);
    }

    private void delete(Manifest deletion) {
        deletion.members().forEach((type, names) -> {
            Kind kind = Kind.named(type).orElseThrow();
            names.forEach(name -> messages.add(delete(kind, name)));
        });
        stillNamed();
    }

    private Message delete(Kind kind, String name) {
        String known = kind == Kind.FLOW ? name.replaceFirst("-\\d+$", "") : name;
        String file = "destructiveChanges.xml";
        Component component = before.find(kind, known);
        if (component == null) {
            // Salesforce only warns.
            return new Message(kind.type, name, file, false, false, null);
        }
        if (kind == Kind.FLOW && Flows.active(component)) {
            return new Message(
                    kind.type, name, file, false, false, "Cannot delete a flow version that is active: " + name);
        }
        if (kind == Kind.FLOW && name.equals(known)) {
            return new Message(kind.type, name, file, false, false, "insufficient access rights on cross-reference id");
        }
        after.remove(kind, known);
        return new Message(kind.type, name, file, false, true, null);
    }

    /** What is deleted must not be named by what stays. */
    private void stillNamed() {
        Rules rules = new Rules(after);
        for (Component component : after.all()) {
            String problem = parcel.components.contains(component) || component.kind() == Kind.PERMISSION_SET
                    ? null
                    : rules.problem(component);
            if (problem != null && new Rules(before).problem(component) == null) {
                messages.add(new Message(
                        component.kind().type,
                        component.name(),
                        "destructiveChanges.xml",
                        false,
                        false,
                        "This component is in use: " + component.kind().type + " " + component.name() + " (" + problem
                                + ")"));
            }
        }
    }
}
