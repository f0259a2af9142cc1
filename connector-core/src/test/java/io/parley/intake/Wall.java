package io.parley.intake;

import io.parley.intake.Sweep.Limits;
import io.parley.intake.Sweep.Place;
import io.parley.intake.Sweep.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A place with pages, and a reader with a durable cursor that may crash at any step. Times are often equal. */
final class Wall {

    private final int pageSize;
    private final Limits limits;
    private final List<Entry> newestFirst = new ArrayList<>();
    private final Set<Integer> wanted = new TreeSet<>();
    private final List<Integer> taken = new ArrayList<>();
    private Optional<String> cursor = Optional.empty();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private int lastNumber;
    private double lastRank;
    int pagesRead;

    Wall(int pageSize, Limits limits) {
        this.pageSize = pageSize;
        this.limits = limits;
    }

    /** Rank is what pages go by, as ids are on a server: an item that turns up late gets one in the middle. */
    private record Entry(int number, double rank, Instant at) {}

    void post(int count) {
        for (int i = 0; i < count; i++) {
            if (lastNumber % 3 == 0) {
                now = now.plusSeconds(1);
            }
            add(0, now);
        }
    }

    int postLate(Duration by) {
        now = now.plusSeconds(1);
        Instant at = now.minus(by);
        int index = 0;
        while (index < newestFirst.size() && newestFirst.get(index).at().isAfter(at)) {
            index++;
        }
        return add(index, at);
    }

    void postAhead(Duration by) {
        add(0, now.plus(by));
    }

    private int add(int index, Instant at) {
        double above = index == 0 ? ++lastRank + 1 : newestFirst.get(index - 1).rank();
        double below =
                index == newestFirst.size() ? above - 2 : newestFirst.get(index).rank();
        newestFirst.add(index, new Entry(++lastNumber, index == 0 ? lastRank : (above + below) / 2, at));
        wanted.add(lastNumber);
        return lastNumber;
    }

    void delete(int number) {
        newestFirst.removeIf(entry -> entry.number() == number);
        wanted.remove(number);
    }

    void deleteAny(Random random) {
        if (!newestFirst.isEmpty()) {
            int most = Math.min(newestFirst.size(), 5);
            delete(newestFirst.get(random.nextInt(most)).number());
        }
    }

    void poll() {
        commit(sweep(Integer.MAX_VALUE));
    }

    void pollAndCrash(Random random) {
        Sweep<Integer> sweep = sweep(random.nextInt(4));
        if (random.nextInt(4) == 0) {
            commit(sweep);
        }
    }

    void pollToTheEnd() {
        for (int i = 0; i <= newestFirst.size() + 2; i++) {
            poll();
        }
    }

    /** Reads at most so many pages, then is interrupted. */
    private Sweep<Integer> sweep(int pages) {
        Sweep<Integer> sweep = new Sweep<>(SweepCursor.read(cursor), limits, now);
        for (int i = 0; i < pages && sweep.wantsMore(); i++) {
            read(sweep);
        }
        return sweep;
    }

    private void commit(Sweep<Integer> sweep) {
        if (!sweep.wantsMore()) {
            taken.addAll(sweep.items());
            cursor = Optional.of(sweep.after().write());
        }
    }

    private void read(Sweep<Integer> sweep) {
        String next = sweep.next();
        double olderThan = next == null ? Double.MAX_VALUE : Double.parseDouble(next);
        List<Placed<Integer>> page = new ArrayList<>();
        String following = null;
        for (Entry entry : newestFirst) {
            if (page.size() < pageSize && entry.rank() < olderThan) {
                Place place = new Place(String.valueOf(entry.number()), entry.at());
                page.add(new Placed<>(place, entry.number()));
                following = String.valueOf(entry.rank());
            }
        }
        pagesRead++;
        sweep.page(page, following);
    }

    List<Integer> takenInOrder() {
        return taken;
    }

    Set<Integer> taken() {
        return new LinkedHashSet<>(taken);
    }

    /** Items that stand on the wall but were never taken. */
    Set<Integer> missing() {
        Set<Integer> missing = new TreeSet<>(wanted);
        taken.forEach(missing::remove);
        return missing;
    }
}
