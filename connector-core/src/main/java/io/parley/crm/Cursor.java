package io.parley.crm;

/** A place in a CRM's stream of replies, in the adapter's own writing. */
public record Cursor(String value) {

    /** Before the first reply. */
    public static final Cursor START = new Cursor("");

    public boolean isStart() {
        return value.isEmpty();
    }
}
