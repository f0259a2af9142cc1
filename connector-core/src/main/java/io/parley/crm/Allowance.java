package io.parley.crm;

/**
 * The calls that were used of those that a CRM allows in 24 hours, as it told last.
 *
 * @param used calls of everybody who shares the allowance, other integrations included
 */
public record Allowance(long used, long most) {

    /** How much of it is used; 1 is all of it. */
    public double ratio() {
        return most <= 0 ? 1 : (double) used / most;
    }

    /** How much of it is left, in percent. */
    public int percentLeft() {
        return most <= 0 ? 0 : (int) Math.max(0, 100 * (most - used) / most);
    }
}
