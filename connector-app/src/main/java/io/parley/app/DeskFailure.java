package io.parley.app;

/** Nothing could be done; the message tells an admin why and what to do. */
final class DeskFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeskFailure(String message) {
        super(message);
    }
}
