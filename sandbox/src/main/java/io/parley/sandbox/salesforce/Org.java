package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The data of the stand-in's org. One writer at a time; a write returns after it is kept. */
final class Org {

    final Schema schema;
    final Clock clock;
    final AdminRules rules = new AdminRules();
    final Assignments assignments = new Assignments();
    final Setup setup = new Setup(this);
    private final Rows rows;
    private volatile Map<String, Table> tables = new HashMap<>();
    private volatile Consumer<Work> afterCommit = work -> {};
    private volatile Runnable afterAssignments = () -> {};
    private final ThreadLocal<Work> current = new ThreadLocal<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    Org(Schema schema, Clock clock, Rows rows) {
        this.schema = schema;
        this.clock = clock;
        this.rows = rows;
        for (ObjectType type : schema.all()) {
            Table table = new Table(type);
            tables.put(type.name, table);
            rows.each(type.name, (id, json) -> load(table, Json.read(json)));
        }
    }

    /** Is run after each change of who has which permission set. */
    void afterAssignments(Runnable job) {
        afterAssignments = job;
    }

    /** Gives the org other objects or fields; rows keep what they have of these. */
    void reshape(List<ObjectType> types) {
        lock.writeLock().lock();
        try {
            Map<String, Table> reshaped = new HashMap<>();
            for (ObjectType type : types) {
                Table old = tables.get(type.name);
                reshaped.put(type.name, old != null && old.type == type ? old : Table.reshaped(type, old));
            }
            schema.become(types);
            tables = reshaped;
        } finally {
            lock.writeLock().unlock();
        }
    }

    Table table(ObjectType type) {
        return table(type.name);
    }

    Table table(String object) {
        Table table = tables.get(object);
        if (table == null) {
            throw new IllegalArgumentException("This org has no object " + object);
        }
        return table;
    }

    /** Whole seconds: Salesforce's audit fields have no finer grain, so equal time-stamps are normal. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Runs a job that changes rows; when it throws, nothing is changed. Returns after the commit. */
    <T> T write(String userId, Function<Work, T> job) {
        Work outer = current.get();
        return outer == null ? transaction(userId, job) : part(outer, job);
    }

    /** Who is told of each transaction once it is kept. */
    void afterCommit(Consumer<Work> told) {
        afterCommit = told;
    }

    /** Reads while nothing is half written. */
    <T> T read(Supplier<T> job) {
        lock.readLock().lock();
        try {
            return job.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A write inside a write belongs to the outer one. */
    private static <T> T part(Work outer, Function<Work, T> job) {
        int mark = outer.mark();
        try {
            return job.apply(outer);
        } catch (RuntimeException refused) {
            outer.undoTo(mark);
            throw refused;
        }
    }

    private <T> T transaction(String userId, Function<Work, T> job) {
        Work work = new Work(this, userId);
        CompletableFuture<?> kept;
        T result;
        lock.writeLock().lock();
        current.set(work);
        try {
            result = job.apply(work);
            kept = rows.write(work.changes());
        } catch (RuntimeException refused) {
            work.undoTo(0);
            throw refused;
        } finally {
            current.remove();
            lock.writeLock().unlock();
        }
        kept.join();
        afterCommit.accept(work);
        if (work.touches("PermissionSetAssignment")) {
            afterAssignments.run();
        }
        return result;
    }

    /** The live row a reference points to, or null. */
    @Nullable
    Row follow(Field reference, Object id) {
        for (String object : reference.referenceTo()) {
            ObjectType type = schema.find(object);
            Row row = type == null ? null : table(type).find(id.toString());
            if (row != null) {
                return row.deleted() ? null : row;
            }
        }
        return null;
    }

    private static void load(Table table, JsonNode json) {
        List<Field> fields = table.type.fields;
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Values.read(
                    fields.get(i),
                    json.path(fields.get(i).name()).isMissingNode()
                            ? Json.MAPPER.nullNode()
                            : json.get(fields.get(i).name()));
        }
        Row row = new Row(table.type, values);
        table.put(row);
        table.ids.accumulateAndGet(Ids.number(row.id()), Math::max);
        table.numbers.accumulateAndGet(Ids.number(row.id()), Math::max);
    }
}
