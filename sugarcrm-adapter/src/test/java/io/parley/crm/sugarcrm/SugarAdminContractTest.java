package io.parley.crm.sugarcrm;

import io.parley.sandbox.sugar.SugarSandbox;
import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs against the stand-in for Sugar, for an admin, who may upsert by key. */
class SugarAdminContractTest implements CrmContract {

    private final SugarLab lab = new SugarLab(SugarSandbox.ADMIN);

    @Override
    public CrmLab lab() {
        return lab;
    }
}
