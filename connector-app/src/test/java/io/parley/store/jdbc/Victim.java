package io.parley.store.jdbc;

import io.parley.store.Arrivals;
import io.parley.store.Arrivals.Arrival;
import io.parley.testkit.Mentions;
import io.parley.testkit.MovableClock;
import java.util.List;

/** A process that takes mentions in, says which are committed, and waits to be killed. */
final class Victim {

    private Victim() {}

    /** @param arguments the store's URL, and the first number of its mentions */
    public static void main(String[] arguments) {
        JdbcStore store = JdbcStore.open(new StoreOptions(arguments[0]), new MovableClock());
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
            String id = Integer.toString(number);
            Arrival arrival =
                    new Arrival(Mentions.post("author" + number % 7).id(id).mention(), "raw");
            store.inbox().accept(new Arrivals("timeline", List.of(arrival), List.of(), id));
            store.inbox().claim(1);
            System.out.println(id);
        }
    }
}
