package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Activities of one type: what reps write on leads, and on service requests where a tenant answers so. */
final class ActivitiesHeard implements ReplySource {

    private static final String REQUEST = "ServiceRequestId";

    private final Asking asking;
    private final ReplySubject subject;
    private final String type;
    private final boolean onRequests;

    /** @param type that of a rep's reply */
    ActivitiesHeard(Asking asking, ReplySubject subject, String type, boolean onRequests) {
        this.asking = asking;
        this.subject = subject;
        this.type = type;
        this.onRequests = onRequests;
    }

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public Page since(Instant since, Instant oldest, int limit) {
        Set<String> fields = new HashSet<>(Asking.fields());
        fields.add(Activities.RECORD);
        if (onRequests) {
            fields.add(REQUEST);
        }
        List<Item> all = asking.server()
                .query(new Query(
                        Schema.ACTIVITY,
                        asking.byOthers(since).and(SearchSpec.is("Type", type)),
                        fields,
                        Asking.MODIFIED,
                        null,
                        limit));
        return new Page(
                all.stream().map(this::heard).toList(),
                all.isEmpty() ? null : Asking.stamp(all.get(all.size() - 1)),
                all.size() == limit);
    }

    private Heard heard(Item activity) {
        boolean reply = subject.isReply(activity);
        return onRequests && !activity.get(REQUEST).isEmpty()
                ? Asking.heard(activity, RecordKind.CASE, activity.get(REQUEST), reply)
                : Asking.heard(activity, RecordKind.LEAD, activity.get(Activities.RECORD), reply);
    }

    @Override
    public @Nullable Instant beginning() {
        Instant lead = asking.firstOfOurs(RecordKind.LEAD);
        Instant request = onRequests ? asking.firstOfOurs(RecordKind.CASE) : null;
        return lead == null || request != null && request.isBefore(lead) ? request : lead;
    }

    @Override
    public Set<String> told(Set<String> confirmations) {
        Set<String> told = new HashSet<>(asking.keysThere(Schema.ACTIVITY, confirmations));
        if (onRequests) {
            told.addAll(asking.keysThere(Schema.NOTE, confirmations));
        }
        return told;
    }
}
