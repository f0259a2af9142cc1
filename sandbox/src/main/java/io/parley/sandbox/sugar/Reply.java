package io.parley.sandbox.sugar;

/** What one request is answered with: a status and something that becomes JSON. */
record Reply(int status, Object body) {

    static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
