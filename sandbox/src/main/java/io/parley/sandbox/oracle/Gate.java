package io.parley.sandbox.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets requests in: who they come from, how fast, how many at once, and how much of the allotment is left. */
final class Gate {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final Duration DAY = Duration.ofHours(24);

    private final Map<String, Login> logins;
    private final Habits habits;
    private final Org org;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();
    private final Set<String> clientNames = ConcurrentHashMap.newKeySet();
    private final Deque<Spent> spent = new ArrayDeque<>();
    private final AtomicInteger inside = new AtomicInteger();
    private long operations;

    /** @param userId the row id */
    record Login(String password, String userId) {}

    /** @param session what the limits of a session are counted by */
    record Caller(String userId, String session) {}

    private record Spent(Instant at, int operations) {}

    /** @param logins by what stands in Username */
    Gate(Map<String, Login> logins, Habits habits, Org org) {
        this.logins = new ConcurrentHashMap<>(logins);
        this.habits = habits;
        this.org = org;
    }

    /** An admin changes a password. */
    void password(String user, String password) {
        logins.computeIfPresent(user, (name, login) -> new Login(password, login.userId()));
    }

    /** Logs in and returns the session's id; null when user or password are wrong. */
    @Nullable
    String login(String user, String password) {
        Login login = logins.get(user);
        if (login == null || !login.password().equals(password)) {
            return null;
        }
        if (sessions.size() >= habits.sessions()) {
            throw Refusal.gateway("ODU-01008", "The company has no session left");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        sessions.put(id, user);
        return id;
    }

    void logoff(@Nullable String session) {
        if (session != null) {
            sessions.remove(session);
        }
    }

    void endSessions() {
        sessions.clear();
    }

    List<String> sessions() {
        return List.copyOf(sessions.keySet());
    }

    Set<String> clientNames() {
        return Set.copyOf(clientNames);
    }

    /** Who asks; throws a refusal when that is not proven. */
    Caller caller(@Nullable Tag header, @Nullable String cookie) {
        Tag security = null;
        for (Tag each : header == null ? List.<Tag>of() : header.children()) {
            if (each.name().equals("Security")) {
                security = each;
            } else if (each.is("urn:crmondemand/ws", "ClientName")) {
                clientNames.add(each.value());
            } else if ("1".equals(each.attribute("mustUnderstand"))) {
                throw Refusal.mustUnderstand(each.name());
            }
        }
        if (security != null) {
            return stateless(security);
        }
        String user = cookie == null ? null : sessions.get(cookie);
        Login login = user == null ? null : logins.get(user);
        if (login == null || cookie == null) {
            throw noSession();
        }
        return new Caller(login.userId(), cookie);
    }

    static Refusal noSession() {
        return Refusal.gateway("ODU-01006", "The session is not valid or has ended; log in again");
    }

    private Caller stateless(Tag security) {
        Tag token = security.child("UsernameToken");
        // In that mode, or by the draft's namespace, the header would begin a session that nobody logged in to.
        if (habits.r16() || !security.space().equals(WSSE)) {
            throw Refusal.gateway(
                    "ODU-01006",
                    "IntegrationServletException: no session for a request that came with a security header");
        }
        if (token == null || !token.space().equals(WSSE)) {
            throw Refusal.login();
        }
        Tag password = token.child("Password");
        String type = password == null ? "" : String.valueOf(password.attribute("Type"));
        Login login = logins.get(token.of("Username"));
        if (password == null
                || login == null
                || !type.endsWith("#PasswordText")
                || !login.password().equals(password.value())) {
            throw Refusal.login();
        }
        return new Caller(login.userId(), "user " + token.of("Username"));
    }

    /** Notes a request's time, and refuses it when it came too fast. */
    void pace(Caller caller) {
        long wait = meters.computeIfAbsent(caller.session(), s -> new Meter()).arrived(System.nanoTime());
        if (wait > 0 && habits.pace()) {
            throw Refusal.tooFast(wait);
        }
    }

    /** The most requests that one session sent within any second. */
    int fastestSecond() {
        return meters.values().stream().mapToInt(Meter::fastest).max().orElse(0);
    }

    void enter() {
        if (inside.incrementAndGet() > habits.requestsAtOnce()) {
            throw Refusal.gateway("SBL-70172", "The allotment of concurrent requests is reached");
        }
    }

    void leave() {
        inside.decrementAndGet();
    }

    /** Refuses when nothing is left of the operations. */
    synchronized void checkAllotment() {
        Instant now = org.now();
        while (!spent.isEmpty() && spent.peekFirst().at().plus(DAY).isBefore(now)) {
            spent.removeFirst();
        }
        if (used() >= habits.allotment()) {
            throw allotmentSpent();
        }
    }

    static Refusal allotmentSpent() {
        return Refusal.gateway("SBL-70172", "The allotment of Web Services Operations within 24 hours is reached");
    }

    synchronized int used() {
        return spent.stream().mapToInt(Spent::operations).sum();
    }

    synchronized void spend(int count) {
        operations += count;
        spent.addLast(new Spent(org.now(), count));
    }

    /** All operations since the start. */
    synchronized long operations() {
        return operations;
    }
}
