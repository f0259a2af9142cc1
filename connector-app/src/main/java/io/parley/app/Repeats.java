package io.parley.app;

import io.parley.config.Settings.CrmSettings;
import io.parley.model.Option;
import io.parley.reply.Listening;
import java.time.Duration;

/** How often a CRM is asked for replies. */
final class Repeats {

    /** The option that every CRM type which hears replies by asking has. */
    static final String NAME = "replies-every";

    /** How often all the same while the CRM wakes us; only CRMs that do have it. */
    static final String AWAKE = "sweep-every";

    private static final Duration USUAL = Duration.ofMinutes(1);

    private Repeats() {}

    static Listening.Pace of(CrmSettings crm) {
        Duration every = option(crm, NAME, USUAL);
        return new Listening.Pace(every, option(crm, AWAKE, every));
    }

    private static Duration option(CrmSettings crm, String name, Duration usual) {
        String set = crm.options().get(name);
        return set == null || set.isEmpty() ? usual : Option.duration(set);
    }
}
