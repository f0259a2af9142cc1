package io.parley.testkit.servers;

/** A real server answered, but not with success. Carries its status and its own words. */
public final class ServerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    ServerRefused(String request, int status, String body) {
        super(request + " was answered " + status + ": " + body);
        this.status = status;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body of the answer as it came; empty where the server says nothing. */
    public String body() {
        return body;
    }
}
