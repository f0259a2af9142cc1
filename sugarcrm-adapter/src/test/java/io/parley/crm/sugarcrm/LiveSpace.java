package io.parley.crm.sugarcrm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A space of ids and addresses for one test on a server that others use, too: Parley's keys are the same for ever, so what
 * an earlier test wrote, deleted or not, would be found again. Both directions are the same change.
 */
final class LiveSpace {

    private static final Pattern ID = Pattern.compile(
            "(?<![0-9a-f-])([0-9a-f]{8})(-[0-9a-f]{4})(-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?=]|%5D))");

    private final long salt = UUID.randomUUID().getMostSignificantBits() >>> 32;
    private final String domain = "s" + Long.toHexString(salt) + ".example.org";
    private final Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());

    /** What goes to the server. */
    String out(String text) {
        return moved(text.replaceAll("(?i)(?<=@|%40)example\\.org", domain), true);
    }

    /** What comes from it. */
    String in(String text) {
        return moved(text.replace(domain, "example.org"), false);
    }

    /** The ids that were sent so far, in the order in which they came up first. */
    List<String> order() {
        synchronized (seen) {
            return new ArrayList<>(seen);
        }
    }

    private String moved(String text, boolean note) {
        return ID.matcher(text).replaceAll(found -> {
            if (note) {
                seen.add(found.group());
            }
            return moved(found);
        });
    }

    private String moved(MatchResult id) {
        return String.format("%08x", Long.parseLong(id.group(1), 16) ^ salt) + id.group(2) + id.group(3);
    }
}
