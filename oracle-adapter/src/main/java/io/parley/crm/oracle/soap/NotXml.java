package io.parley.crm.oracle.soap;

/** An answer that is no answer of the service: broken, too large, or with something in it that no SOAP message has. */
final class NotXml extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param why without anything of the answer, which might be anybody's */
    NotXml(String why) {
        super(why);
    }
}
