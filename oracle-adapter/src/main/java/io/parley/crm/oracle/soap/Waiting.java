package io.parley.crm.oracle.soap;

import java.time.Duration;

/** Lets time pass. */
public interface Waiting {

    /** @throws io.parley.crm.CrmFailure when it is not worth waiting any more, since Parley is being stopped */
    void pause(Duration duration);
}
