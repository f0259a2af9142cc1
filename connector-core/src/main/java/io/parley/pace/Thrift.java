package io.parley.pace;

import io.parley.crm.Allowance;
import io.parley.crm.Crm;
import io.parley.health.Lights;
import java.time.Duration;

/**
 * How sparingly a CRM is used, by how much of its allowance of calls is spent. Mentions are late before they are held up,
 * and what is left at the end is for the answers of reps.
 */
public enum Thrift {
    FREELY(0, Duration.ZERO, ""),
    GATHERING(80, Duration.ofSeconds(30), "batches wait up to 30 s to fill, replies are looked for less often"),
    SPARING(
            90,
            Duration.ofMinutes(2),
            "batches wait up to 2 min to fill, and nothing is refreshed that the CRM has already"),
    RESERVED(95, Duration.ofMinutes(5), "batches go when they are full, else after 5 min; the rest is for replies"),
    LAST(98, Duration.ofMinutes(10), "one batch in 10 min; what is left is for replies and their confirmations");

    /** So much less often replies are looked for. */
    private static final int SELDOM = 5;

    private final int percent;
    private final Duration linger;
    private final String saving;

    Thrift(int percent, Duration linger, String saving) {
        this.percent = percent;
        this.linger = linger;
        this.saving = saving;
    }

    public static Thrift of(Crm crm) {
        return crm.allowance().map(Thrift::of).orElse(FREELY);
    }

    public static Thrift of(Allowance allowance) {
        Thrift last = FREELY;
        for (Thrift each : values()) {
            last = allowance.ratio() * 100 >= each.percent ? each : last;
        }
        return last;
    }

    /** As {@link #of(Crm)}, and shows it on the light of the CRM. */
    public static Thrift shown(Crm crm, Lights lights) {
        Allowance allowance = crm.allowance().orElse(null);
        if (allowance == null) {
            return FREELY;
        }
        Thrift thrift = of(allowance);
        String subject = "crm " + crm.name();
        if (thrift == FREELY) {
            lights.green(subject, "allowance");
        } else {
            lights.yellow(subject, "allowance", thrift.words(allowance));
        }
        return thrift;
    }

    private String words(Allowance allowance) {
        return "%d %% of the day's allowance of calls is used (%,d of %,d). Saving calls: %s."
                .formatted((int) (allowance.ratio() * 100), allowance.used(), allowance.most(), saving);
    }

    /** How long to wait before the batch after this one, so that it fills. */
    public Duration linger(boolean full) {
        return full && this != LAST ? Duration.ZERO : linger;
    }

    /** How often to look, where it would otherwise be this often. */
    public Duration seldom(Duration every) {
        return this == FREELY ? every : every.multipliedBy(SELDOM);
    }
}
