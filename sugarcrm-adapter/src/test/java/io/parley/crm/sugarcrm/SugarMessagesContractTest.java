package io.parley.crm.sugarcrm;

import io.parley.sandbox.sugar.SugarSandbox;
import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs against the stand-in for Sugar, where the conversation stands in the module Messages. */
class SugarMessagesContractTest implements CrmContract {

    private final SugarLab lab = new SugarLab(SugarSandbox.ADMIN, java.util.Map.of("conversation", "messages"));

    @Override
    public CrmLab lab() {
        return lab;
    }
}
