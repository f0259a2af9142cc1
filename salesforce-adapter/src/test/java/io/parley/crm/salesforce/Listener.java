package io.parley.crm.salesforce;

import static org.awaitility.Awaitility.await;

import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ear that remembers what it was told. */
final class Listener implements Ear {

    final List<Cursor> wakes = new CopyOnWriteArrayList<>();
    final List<Cursor> signs = new CopyOnWriteArrayList<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void wake(Cursor at) {
        wakes.add(at);
    }

    @Override
    public void alive(Cursor at) {
        signs.add(at);
    }

    @Override
    public void deaf(String reason) {
        reasons.add(reason);
    }

    Listener awaitAlive() {
        int before = signs.size();
        await("a sign of life; " + reasons).atMost(Duration.ofSeconds(20)).until(() -> signs.size() > before);
        return this;
    }

    Listener awaitWakes(int number) {
        await(number + " wake-ups; " + reasons).atMost(Duration.ofSeconds(20)).until(() -> wakes.size() >= number);
        return this;
    }

    String awaitReason() {
        await("a reason").atMost(Duration.ofSeconds(20)).until(() -> !reasons.isEmpty());
        return reasons.get(0);
    }

    Cursor lastWake() {
        return wakes.get(wakes.size() - 1);
    }
}
