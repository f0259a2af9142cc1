package io.parley.crm.sugarcrm;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs, against the stand-in as Sugar CE, which has no thread on its cases. */
class SugarCeContractTest implements CrmContract {

    private final CeLab lab = new CeLab(true);

    @Override
    public CrmLab lab() {
        return lab;
    }
}
