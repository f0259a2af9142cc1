package io.parley.sandbox.oracle;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How the service behaves where tenants differ, or where nobody has established how it does. Every setting may be changed
 * while the stand-in runs.
 */
public final class Habits {

    private volatile boolean r16;
    private volatile boolean faultsWith200;
    private volatile boolean gatewayShape;
    private volatile boolean newNoteBumps;
    private volatile boolean notesAtTop = true;
    private volatile boolean privateSeen;
    private volatile boolean pace = true;
    private volatile boolean silentAfterInserts;
    private volatile boolean administration = true;
    private volatile String duplicateCode = "DAT-00381";
    private volatile int allotment = 150_000;
    private volatile int atOnce = 20;
    private volatile int sessions = 10;
    private volatile @Nullable Hostile hostile;
    private final List<Refused> refused = new CopyOnWriteArrayList<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    private final AtomicInteger emptyBodies = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger savedThenLost = new AtomicInteger();

    enum BackEnd {
        FINE,
        LOST,
        SAVED_THEN_LOST
    }

    private record Refused(String object, String field, String words, String message) {}

    Habits() {}

    /** Web Services R16 Compatibility Mode: requests that bring the password are not understood. */
    public void r16Compatibility(boolean on) {
        r16 = on;
    }

    boolean r16() {
        return r16;
    }

    /** Faults come with HTTP 200 instead of 500. */
    public void faultsWith200(boolean on) {
        faultsWith200 = on;
    }

    boolean faultsWith200() {
        return faultsWith200;
    }

    /** Faults about data take the gateway's shape, with their innermost code alone. */
    public void gatewayFaults(boolean on) {
        gatewayShape = on;
    }

    boolean gatewayShape() {
        return gatewayShape;
    }

    /** A new note changes ModifiedDate, ModifiedById and ModId of what it belongs to. Off at first. */
    public void newNoteBumps(boolean on) {
        newNoteBumps = on;
    }

    boolean newNoteBumps() {
        return newNoteBumps;
    }

    /** Notes of other records are found by a query of notes themselves. On at first. */
    public void notesAtTop(boolean on) {
        notesAtTop = on;
    }

    boolean notesAtTop() {
        return notesAtTop;
    }

    /** Private notes and activities of other users are seen. Off at first, as documented. */
    public void privateSeen(boolean on) {
        privateSeen = on;
    }

    boolean privateSeen() {
        return privateSeen;
    }

    /** 20 requests a second and 50 ms between them are enforced. On at first. */
    public void enforcePace(boolean on) {
        pace = on;
    }

    boolean pace() {
        return pace;
    }

    /** From the next insert on, questions get no answer. */
    public void silentAfterInserts(boolean on) {
        silentAfterInserts = on;
    }

    boolean silentAfterInserts() {
        return silentAfterInserts;
    }

    /** Customer Care enabled Administrative Services, and our user has the right to them. On at first. */
    public void administration(boolean on) {
        administration = on;
    }

    boolean administration() {
        return administration;
    }

    /** The code without SBL- that a doubled ExternalSystemId gets inside EAI-04381; DAT-00381 at first. */
    public void duplicateCode(String code) {
        duplicateCode = code;
    }

    String duplicateCode() {
        return duplicateCode;
    }

    /** Most operations within 24 hours; 150,000 at first. */
    public void allotment(int operations) {
        allotment = operations;
    }

    int allotment() {
        return allotment;
    }

    /** Most requests at the same time; 20 at first. */
    public void requestsAtOnce(int most) {
        atOnce = most;
    }

    int requestsAtOnce() {
        return atOnce;
    }

    /** Most sessions of the company; 10 at first. */
    public void sessions(int most) {
        sessions = most;
    }

    int sessions() {
        return sessions;
    }

    /** Every answer is hostile from now on; null for none. */
    public void hostile(@Nullable Hostile answer) {
        hostile = answer;
    }

    @Nullable
    Hostile hostile() {
        return hostile;
    }

    /** The next calls are carried out, and answered with an empty body. */
    public void emptyBodies(int calls) {
        emptyBodies.set(calls);
    }

    boolean drawEmpty() {
        return drawn(emptyBodies);
    }

    /**
     * The next writing calls end with SBL-ODU-01006 and RIP_WAIT_ERROR_TIMEOUT.
     *
     * @param saved whether what they write is saved all the same
     */
    public void backEndTimesOut(int calls, boolean saved) {
        (saved ? savedThenLost : lost).set(calls);
    }

    BackEnd drawBackEnd() {
        if (drawn(lost)) {
            return BackEnd.LOST;
        }
        return drawn(savedThenLost) ? BackEnd.SAVED_THEN_LOST : BackEnd.FINE;
    }

    private static boolean drawn(AtomicInteger left) {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }

    /** Records of the object whose field has the words in it are refused with the message. */
    public void refuseWhere(String object, String field, String words, String message) {
        refused.add(new Refused(object, field, words, message));
    }

    void checkRefused(Row row) {
        for (Refused each : refused) {
            if (row.kind.name().equals(each.object()) && row.get(each.field()).contains(each.words())) {
                throw Refusal.data("EAI-04375", "EAI-13011", each.message());
            }
        }
    }

    /** Our user loses the right to an operation on an object: Insert, Update, Delete or QueryPage. */
    public void forbid(String object, String operation) {
        forbidden.add(object + operation);
    }

    public void allow(String object, String operation) {
        forbidden.remove(object + operation);
    }

    void checkRight(String object, String operation) {
        if (forbidden.contains(object + operation)) {
            throw Refusal.data(
                    "EAI-04376", "EAI-04421", "The user has no right to " + operation + " on '" + object + "'");
        }
    }
}
