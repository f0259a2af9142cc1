package io.parley.model;

/**
 * Something that a check found, in an admin's words.
 *
 * @param subject what it is about, such as {@code crm support} or {@code channel fediverse}
 * @param message what is wrong, or what was checked and is well
 * @param fix what to do; empty when nothing needs doing
 */
public record Finding(Severity severity, String subject, String message, String fix) {

    /** Whether the finding stops Parley from working. */
    public enum Severity {
        OK,
        WARNING,
        BLOCKING
    }

    public static Finding ok(String subject, String message) {
        return new Finding(Severity.OK, subject, message, "");
    }

    public static Finding blocking(String subject, String message, String fix) {
        return new Finding(Severity.BLOCKING, subject, message, fix);
    }

    public static Finding warning(String subject, String message, String fix) {
        return new Finding(Severity.WARNING, subject, message, fix);
    }
}
