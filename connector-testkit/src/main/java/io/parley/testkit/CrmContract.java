package io.parley.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * What every CRM adapter must do, as sentences. An adapter's test implements this and brings a {@link CrmLab}, a new one
 * for each test; nothing here is picked, and nothing skips.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface CrmContract
        extends CrmOpensContract,
                CrmFollowsContract,
                CrmContactContract,
                CrmTextContract,
                CrmTroubleContract,
                CrmReplyContract,
                CrmCheckContract,
                CrmInstallContract {

    @AfterEach
    default void close_the_lab() {
        lab().close();
    }
}
