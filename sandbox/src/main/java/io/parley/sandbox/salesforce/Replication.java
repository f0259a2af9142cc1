package io.parley.sandbox.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** /sobjects/X/updated and /sobjects/X/deleted: what was changed between two times of the last 30 days. */
final class Replication {

    private static final Duration LOOKS_BACK = Duration.ofDays(30);

    private final Org org;

    Replication(Org org) {
        this.org = org;
    }

    static boolean means(Request request) {
        return request.is("GET", 3) && List.of("updated", "deleted").contains(request.part(2));
    }

    Result answer(Request request, ObjectType type) {
        Instant from = time(request, "start");
        Instant to = time(request, "end");
        if (!from.isBefore(to) || from.isBefore(org.now().minus(LOOKS_BACK))) {
            throw Problem.of(
                    400, "INVALID_REPLICATION_DATE", "startDate before org replication enabled date, or after endDate");
        }
        boolean deleted = request.part(2).equals("deleted");
        List<Row> found = org.table(type).all().stream()
                .filter(row -> row.deleted() == deleted)
                .filter(row -> within(row.time("SystemModstamp"), from, to))
                .toList();
        Object covered = Objects.requireNonNull(Values.json(org.now()));
        if (!deleted) {
            return Result.ok(Map.of("ids", found.stream().map(Row::id).toList(), "latestDateCovered", covered));
        }
        return Result.ok(Map.of(
                "deletedRecords",
                found.stream().map(Replication::gone).toList(),
                "earliestDateAvailable",
                Objects.requireNonNull(Values.json(org.now().minus(LOOKS_BACK))),
                "latestDateCovered",
                covered));
    }

    private static Map<String, Object> gone(Row row) {
        return Map.of(
                "id",
                row.id(),
                "deletedDate",
                Objects.requireNonNull(Values.json(row.get("SystemModstamp")), row.id()));
    }

    private static boolean within(@Nullable Instant time, Instant from, Instant to) {
        return time != null && !time.isBefore(from) && time.isBefore(to);
    }

    private static Instant time(Request request, String name) {
        String given = request.call().param(name);
        Instant time = given == null ? null : Values.time(given);
        if (time == null) {
            throw Problem.of(400, "INVALID_REPLICATION_DATE", name + " is no date with time and zone: " + given);
        }
        return time;
    }
}
