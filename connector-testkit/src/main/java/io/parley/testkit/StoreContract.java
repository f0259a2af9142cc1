package io.parley.testkit;

/** What every store does, in sentences. */
public interface StoreContract
        extends InboxContract,
                OutboxContract,
                LinksContract,
                RepliesContract,
                CrowdContract,
                PrivacyContract,
                OverviewContract {}
