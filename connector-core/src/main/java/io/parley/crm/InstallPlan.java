package io.parley.crm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done in a CRM so that Parley can work there, or so that what Parley added there is gone. It names
 * everything that Parley looks at, done or not, so that nothing is done that was not shown.
 *
 * @param steps in the order in which they are shown
 */
public record InstallPlan(Aim aim, List<Step> steps) {

    /** What the plan is for. */
    public enum Aim {
        INSTALL,
        REMOVE
    }

    /** How a thing stands in the CRM now. */
    public enum State {
        /** It is there as Parley needs it. */
        PRESENT,
        MISSING,
        /** It is there, but not as Parley needs it. */
        DIFFERS
    }

    /** What the plan does about a thing. */
    public enum Deed {
        ADD,
        CHANGE,
        REMOVE,
        /** Nothing: it is well as it is, or it is not Parley's. */
        LEAVE,
        /** Nothing, since a person must do it; the note says how. */
        BY_HAND
    }

    /**
     * One thing.
     *
     * @param id stable, for scripts and for the CRM that carries the plan out
     * @param what the thing in an admin's words
     * @param note why, what is lost with it, or what to do by hand; empty when there is nothing to say
     */
    public record Step(String id, String what, State state, Deed deed, String note) {

        /** Whether the plan changes the CRM here. */
        public boolean toDo() {
            return deed == Deed.ADD || deed == Deed.CHANGE || deed == Deed.REMOVE;
        }
    }

    public InstallPlan {
        steps = List.copyOf(steps);
    }

    /** The steps that change something in the CRM. */
    public List<Step> toDo() {
        return steps.stream().filter(Step::toDo).toList();
    }

    /** How many steps do what. */
    public Map<Deed, Integer> count() {
        Map<Deed, Integer> count = new EnumMap<>(Deed.class);
        steps.forEach(step -> count.merge(step.deed(), 1, Integer::sum));
        return count;
    }
}
