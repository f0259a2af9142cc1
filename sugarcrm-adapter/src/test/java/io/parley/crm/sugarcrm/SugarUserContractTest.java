package io.parley.crm.sugarcrm;

import io.parley.sandbox.sugar.SugarSandbox;
import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs against the stand-in for Sugar, for a user who is no admin: what is there is looked for before anything is created. */
class SugarUserContractTest implements CrmContract {

    private final SugarLab lab = new SugarLab(SugarSandbox.USER);

    @Override
    public CrmLab lab() {
        return lab;
    }
}
