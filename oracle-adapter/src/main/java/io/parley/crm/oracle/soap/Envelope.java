package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.api.Access.Mode;

/** The envelope around every request: who asks, and on whose behalf. */
final class Envelope {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    private Envelope() {}

    /** @param body the operation, as XML */
    static String around(String body, Access access) {
        XmlText text = new XmlText()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .open("soap:Envelope", "xmlns:soap", SOAP)
                .open("soap:Header");
        if (access.mode() == Mode.STATELESS) {
            text.open("wsse:Security", "xmlns:wsse", OASIS + "wssecurity-secext-1.0.xsd", "soap:mustUnderstand", "1")
                    .open("wsse:UsernameToken")
                    .element("wsse:Username", access.user())
                    .element(
                            "wsse:Password",
                            access.password(),
                            "Type",
                            OASIS + "username-token-profile-1.0#PasswordText")
                    .close("wsse:UsernameToken")
                    .close("wsse:Security");
        }
        return text.element("ClientName", access.clientName(), "xmlns", "urn:crmondemand/ws")
                .close("soap:Header")
                .open("soap:Body")
                .raw(body)
                .close("soap:Body")
                .close("soap:Envelope")
                .toString();
    }
}
