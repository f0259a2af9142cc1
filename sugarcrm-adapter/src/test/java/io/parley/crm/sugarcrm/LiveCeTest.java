package io.parley.crm.sugarcrm;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;
import org.junit.jupiter.api.Tag;

/** The contract of CRMs against a real SuiteCRM by the API of version 4.1, as {@link LiveSuiteCrmTest} by V8. */
@Tag("live-suitecrm")
class LiveCeTest implements CrmContract {

    private final LiveCeLab lab = new LiveCeLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
