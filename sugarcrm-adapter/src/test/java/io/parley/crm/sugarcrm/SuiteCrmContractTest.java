package io.parley.crm.sugarcrm;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs, against the SuiteCRM stand-in by V8. */
class SuiteCrmContractTest implements CrmContract {

    private final SuiteLab lab = new SuiteLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
