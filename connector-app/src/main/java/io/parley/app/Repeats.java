package io.parley.app;

import io.parley.config.Settings.CrmSettings;
import io.parley.model.Option;
import java.time.Duration;

/** How often a CRM is asked for replies. */
final class Repeats {

    /** The option that every CRM type which hears replies by asking has. */
    static final String NAME = "replies-every";

    private static final Duration USUAL = Duration.ofMinutes(1);

    private Repeats() {}

    static Duration of(CrmSettings crm) {
        String set = crm.options().get(NAME);
        return set == null || set.isEmpty() ? USUAL : Option.duration(set);
    }
}
