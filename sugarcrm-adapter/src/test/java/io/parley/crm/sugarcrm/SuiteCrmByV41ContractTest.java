package io.parley.crm.sugarcrm;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs, against the SuiteCRM stand-in by the API of version 4.1. */
class SuiteCrmByV41ContractTest implements CrmContract {

    private final CeLab lab = new CeLab(false);

    @Override
    public CrmLab lab() {
        return lab;
    }
}
