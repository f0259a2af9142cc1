package io.parley.crm.salesforce.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the org has used of those it may make in 24 hours, as Salesforce told last.
 *
 * @param used calls of the whole org, other integrations included
 */
public record Allowance(long used, long most) {

    private static final Pattern USAGE = Pattern.compile("(?:^|[^-])api-usage=(\\d{1,18})/(\\d{1,18})");

    /** Reads the header {@code Sforce-Limit-Info}; null when it tells nothing. */
    static @Nullable Allowance of(String header) {
        Matcher usage = USAGE.matcher(header);
        return usage.find() ? new Allowance(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2))) : null;
    }

    /** How much of it is left, in percent. */
    public int percentLeft() {
        return most <= 0 ? 0 : (int) Math.max(0, 100 * (most - used) / most);
    }
}
