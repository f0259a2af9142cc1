package io.parley.crm.salesforce;

import io.parley.crm.salesforce.Going.Owner;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Decision;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who gets a new record: the queue that the rule names, else whom the org's assignment rule says. When that one is gone
 * or has left, the default owner, and in the end Parley's own user: somebody always does.
 */
final class Ownership {

    /** The code with which Salesforce refuses an owner, or a caller, who has left. */
    static final String LEFT = "INACTIVE_OWNER_OR_USER";

    private static final String NO_RULE = "FALSE";
    private static final Set<String> UNREACHABLE =
            Set.of("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "FIELD_FILTER_VALIDATION_EXCEPTION");

    private static final Logger log = LoggerFactory.getLogger(Ownership.class);

    private final String crm;
    private final Queues queues;
    private final String assignmentRule;
    private final @Nullable String defaultOwner;

    Ownership(String crm, Queues queues, SalesforceSettings settings) {
        this.crm = crm;
        this.queues = queues;
        this.assignmentRule = settings.assignmentRule();
        this.defaultOwner = settings.defaultOwner();
    }

    /**
     * How a record gets its owner.
     *
     * @param owner id; null leaves it to Salesforce
     * @param assign what the header Sforce-Auto-Assign says
     */
    record Due(@Nullable String owner, String assign) {}

    Map<Going, Due> of(List<Going> batch) {
        Set<String> names = new HashSet<>();
        for (Going going : batch) {
            String queue = queue(going);
            if (queue != null) {
                names.add(queue);
            }
            if (defaultOwner != null && (queue != null || going.owner != Owner.AS_RULED)) {
                names.add(defaultOwner);
            }
        }
        Map<String, String> owners = queues.owners(names);
        Map<Going, Due> due = new LinkedHashMap<>();
        batch.forEach(going -> due.put(going, of(going, owners)));
        return due;
    }

    private Due of(Going going, Map<String, String> owners) {
        String queue = queue(going);
        if (going.owner == Owner.AS_RULED && queue == null) {
            return new Due(null, assignmentRule);
        }
        String owner = queue == null ? null : owners.get(queue);
        if (going.owner == Owner.AS_RULED && owner != null) {
            // An assignment rule would take a record away from the queue that a rule of Parley names.
            return new Due(owner, NO_RULE);
        }
        if (going.owner == Owner.AS_RULED) {
            ease(going, "Salesforce has no queue '" + queue + "' and no active user of that user name.");
        }
        String other = defaultOwner == null ? null : owners.get(defaultOwner);
        if (going.owner == Owner.BY_DEFAULT && other != null) {
            return new Due(other, NO_RULE);
        }
        return new Due(null, going.owner == Owner.BY_DEFAULT && queue != null ? assignmentRule : NO_RULE);
    }

    /** The default owner's id; null when none is named or the one named is not there. */
    @Nullable
    String byDefault() {
        return defaultOwner == null ? null : queues.owners(Set.of(defaultOwner)).get(defaultOwner);
    }

    /** Whether a refused record should be tried again, with another owner or without the contact at fault. */
    boolean eased(Going going, Problem problem) {
        boolean gone = Records.gone(problem) || UNREACHABLE.contains(problem.code());
        boolean contact =
                problem.fields().contains("ContactId") || problem.fields().contains("AccountId");
        if (going.contact != null
                && going.contact.contact() != null
                && (contact || gone && problem.fields().isEmpty())) {
            going.contact = null;
            going.say("The contact could not be linked. " + ErrorTable.words(problem));
            return true;
        }
        boolean named = problem.fields().contains("OwnerId");
        boolean owner = named || problem.is(LEFT) || gone && problem.fields().isEmpty() && queue(going) != null;
        if (!owner || contact || going.owner == Owner.PARLEY) {
            return false;
        }
        queues.forget();
        ease(going, "Its owner is gone. " + ErrorTable.words(problem));
        return true;
    }

    private void ease(Going going, String why) {
        if (going.owner == Owner.AS_RULED) {
            going.say(why);
        }
        going.owner = going.owner == Owner.AS_RULED ? Owner.BY_DEFAULT : Owner.PARLEY;
        log.atWarn()
                .addKeyValue("crm", crm)
                .addKeyValue("mention", going.mention().key())
                .log(
                        "The rule '{}': {} Somebody else gets the record.",
                        going.delivery.decision().rule(),
                        why);
    }

    private static @Nullable String queue(Going going) {
        Decision.ForCrm decision = going.delivery.decision();
        if (decision instanceof Decision.OpenCase open) {
            return open.queue();
        }
        return decision instanceof Decision.OpenLead open ? open.queue() : null;
    }
}
