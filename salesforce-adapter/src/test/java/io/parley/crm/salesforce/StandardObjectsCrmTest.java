package io.parley.crm.salesforce;

import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs in an org that keeps messages in Salesforce's own SocialPost. */
class StandardObjectsCrmTest implements CrmContract {

    private final SalesforceLab lab = new SalesforceLab(Options.on(0, null).with(Feature.SOCIAL_POSTS));

    @Override
    public CrmLab lab() {
        return lab;
    }
}
