package io.parley.app;

import io.parley.crm.Allowance;
import io.parley.crm.Capability;
import io.parley.crm.ContactMatch;
import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.InstallPlan;
import io.parley.crm.ReplyPage;
import io.parley.model.Author;
import io.parley.model.Confirmation;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.model.Reply;
import io.parley.model.ReplyTerms;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CRM on paper: keeps its promises, and fails on demand. For tests of the stages, which see only the port. */
final class PaperCrm implements Crm {

    /** A record as it stands on paper, with the texts on it by delivery key. */
    static final class Paper {
        final RecordRef ref;
        final Map<String, String> texts = new LinkedHashMap<>();
        RecordState.Status status = RecordState.Status.OPEN;

        @Nullable
        Instant closedAt;

        @Nullable
        RecordRef mergedInto;

        Paper(RecordRef ref) {
            this.ref = ref;
        }
    }

    final Map<String, Paper> records = new LinkedHashMap<>();
    final List<ReplyTerms> terms = new ArrayList<>();
    final List<Confirmation> confirmations = new ArrayList<>();
    final List<Reply> typed = new ArrayList<>();
    final List<Cursor> listenedFrom = new ArrayList<>();
    int looks;

    /** Who listens; null before anybody does. */
    @Nullable
    Ear ear;

    /** What it tells of its allowance of calls; null when it tells nothing. */
    @Nullable
    Allowance allowance;

    private final Deque<Outcome.Failure> failures = new ArrayDeque<>();

    /** The next delivery ends like this. */
    void failNext(Outcome.Failure failure) {
        failures.add(failure);
    }

    Paper paperOf(RecordRef ref) {
        return records.get(ref.id());
    }

    Paper only() {
        if (records.size() != 1) {
            throw new AssertionError("expected one record, found " + records.keySet());
        }
        return records.values().iterator().next();
    }

    @Override
    public Optional<Allowance> allowance() {
        return Optional.ofNullable(allowance);
    }

    @Override
    public String name() {
        return "support";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.INSTALL, Capability.MATCH_CONTACTS));
    }

    @Override
    public List<Finding> check() {
        return List.of();
    }

    @Override
    public List<RecordState> states(List<RecordRef> refs) {
        return refs.stream()
                .map(this::paperOf)
                .map(paper -> new RecordState(paper.ref, paper.status, paper.closedAt, paper.mergedInto))
                .toList();
    }

    @Override
    public List<List<ContactMatch>> match(String channel, List<Author> authors) {
        throw new UnsupportedOperationException("no contacts on paper");
    }

    @Override
    public List<Outcome> deliver(List<Delivery> batch) {
        return batch.stream().map(this::deliver).toList();
    }

    private Outcome deliver(Delivery delivery) {
        if (!failures.isEmpty()) {
            return failures.pop();
        }
        Paper paper;
        if (delivery.placement() instanceof Delivery.Existing existing) {
            paper = paperOf(existing.record());
            if (existing.reopen()) {
                paper.status = RecordState.Status.OPEN;
                paper.closedAt = null;
            }
        } else {
            RecordKind kind = delivery.decision() instanceof Decision.OpenLead ? RecordKind.LEAD : RecordKind.CASE;
            String id = "r-" + delivery.key();
            paper = records.computeIfAbsent(id, key -> new Paper(new RecordRef(name(), kind, key, null, null)));
        }
        terms.add(delivery.reply());
        paper.texts.put(delivery.key(), delivery.mention().mention().content());
        return new Outcome.Delivered(paper.ref);
    }

    @Override
    public ReplyPage replies(Cursor after, int limit) {
        if (!failures.isEmpty()) {
            throw new CrmFailure(failures.pop(), null);
        }
        looks++;
        int from = after.isStart() ? 0 : Integer.parseInt(after.value());
        int to = Math.min(typed.size(), from + limit);
        return new ReplyPage(typed.subList(from, to), new Cursor(String.valueOf(to)), to < typed.size());
    }

    @Override
    public AutoCloseable listen(Cursor from, Ear listener) {
        listenedFrom.add(from);
        ear = listener;
        return () -> ear = null;
    }

    @Override
    public void confirm(List<Confirmation> done) {
        confirmations.addAll(done);
    }

    @Override
    public InstallPlan plan() {
        throw new UnsupportedOperationException("Nothing can be installed on paper.");
    }

    @Override
    public InstallPlan removal() {
        throw new UnsupportedOperationException("Nothing can be installed on paper.");
    }

    @Override
    public void carryOut(InstallPlan plan, Consumer<String> progress) {
        throw new UnsupportedOperationException("Nothing can be installed on paper.");
    }

    @Override
    public void close() {}
}
