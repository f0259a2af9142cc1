package io.parley.crm.sugarcrm.api;

/** Where files go: into notes that are there, one each. */
public interface FileShelf {

    /**
     * Puts a file into a note, in the place of the one it has.
     *
     * @param name as people see it, without a path
     * @throws io.parley.crm.CrmFailure when the server does not take it
     */
    void put(String noteId, String name, byte[] content);
}
