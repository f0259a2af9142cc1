package io.parley.crm;

/** What a CRM may or may not be able to do. */
public enum Capability {
    OPEN_CASE,
    OPEN_LEAD,
    /** A closed case can be opened again. */
    REOPEN_CASE,
    /** A message on a record can be changed and withdrawn after it was added. */
    REVISE_MESSAGE,
    HEAR_REPLIES,
    /** The CRM tells us when a rep has answered, so that replies need not be looked for all the time. */
    WAKE_ON_REPLY,
    CONFIRM_REPLIES,
    /** Contacts that may be the author of a mention are found, each with its evidence. */
    MATCH_CONTACTS,
    /** What Parley needs in the CRM can be put there by Parley, and taken away again. */
    INSTALL
}
