package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;

/** The partner and enterprise SOAP API: not served. login() is refused in the words of orgs where it is off. */
final class NoSoap {

    private NoSoap() {}

    static boolean means(Call call) {
        return call.path().startsWith("/services/Soap/u/") || call.path().startsWith("/services/Soap/c/");
    }

    static Answer answer(Call call) {
        boolean login = call.body().contains("<login ") || call.body().contains(":login");
        String code = login ? "INVALID_OPERATION" : "API_CURRENTLY_DISABLED";
        String words = login
                ? "SOAP API login() is disabled by default in this org."
                : "The stand-in serves no SOAP API but the Metadata API.";
        return Answer.of(
                500,
                "text/xml;charset=UTF-8",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\"><soapenv:Body><soapenv:Fault><faultcode>sf:"
                        + code + "</faultcode><faultstring>" + code + ": " + words
                        + "</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>");
    }
}
