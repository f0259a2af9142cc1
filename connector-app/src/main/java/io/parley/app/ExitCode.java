package io.parley.app;

/** How a command ended, for scripts. */
final class ExitCode {

    /** It did what it was asked, and nothing is wrong. */
    static final int OK = 0;

    /** It found something that must be put right, or could not do what it was asked. */
    static final int FAILED = 1;

    /** It was called wrongly, or the configuration is wrong; nothing was started. */
    static final int WRONG_CONFIGURATION = 2;

    private ExitCode() {}
}
