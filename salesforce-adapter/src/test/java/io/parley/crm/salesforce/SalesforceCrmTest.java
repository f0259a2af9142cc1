package io.parley.crm.salesforce;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs, against the Salesforce stand-in. */
class SalesforceCrmTest implements CrmContract {

    private final SalesforceLab lab = new SalesforceLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
