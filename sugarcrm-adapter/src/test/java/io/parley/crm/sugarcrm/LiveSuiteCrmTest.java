package io.parley.crm.sugarcrm;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;
import org.junit.jupiter.api.Tag;

/**
 * The contract of CRMs against a real SuiteCRM by V8, in the profile live-suitecrm alone. One that is not configured, or
 * not reached, is a failure.
 */
@Tag("live-suitecrm")
class LiveSuiteCrmTest implements CrmContract {

    private final LiveSuiteLab lab = new LiveSuiteLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
