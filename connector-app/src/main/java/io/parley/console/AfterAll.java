package io.parley.console;

import io.parley.model.Mention;
import java.util.List;

/** Opens a case after all for a mention that was set aside. */
public interface AfterAll {

    /** The names of the CRMs in which that can be done. */
    List<String> crms();

    /**
     * Opens it; or rather, puts it on its way.
     *
     * @param id the mention's number on the console
     * @param who the person who wants it
     * @return false when it is not set aside any more, or its author took it back
     */
    boolean open(long id, Mention mention, String crm, String who);
}
