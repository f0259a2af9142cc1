package io.parley.sandbox.oracle;

import io.parley.sandbox.oracle.Refusal.Error;
import io.parley.sandbox.oracle.Refusal.Shape;

/** Writes a fault in one of the shapes that the service has for it. */
final class SoapFault {

    private static final String SIEBEL = "http://www.siebel.com/ws/fault";

    private SoapFault() {}

    /** @param gateway whether errors of data take the gateway's shape too */
    static String text(Refusal refusal, boolean gateway) {
        Error outer = refusal.errors.get(0);
        Error inner = refusal.errors.get(refusal.errors.size() - 1);
        boolean asGateway = refusal.shape == Shape.GATEWAY || (gateway && refusal.shape == Shape.SIEBEL);
        Error named = asGateway ? inner : outer;
        Out out = new Out()
                .open(
                        "soap:Envelope",
                        "xmlns:soap",
                        "http://schemas.xmlsoap.org/soap/envelope/",
                        "xmlns:wsse",
                        Gate.WSSE)
                .open("soap:Body")
                .open("soap:Fault")
                .leaf("faultcode", refusal.faultCode)
                .leaf("faultstring", named.message() + (named.code().isEmpty() ? "" : "(" + named.code() + ")"));
        if (asGateway) {
            gateway(out, inner, refusal.wait);
        } else if (refusal.shape == Shape.SIEBEL) {
            siebel(out, refusal);
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + out.close("soap:Fault").close("soap:Body").close("soap:Envelope");
    }

    private static void gateway(Out out, Error error, long wait) {
        out.open("detail").leaf("ErrorCode", error.code()).leaf("ErrorMessage", error.message());
        if (wait > 0) {
            out.leaf("RequestWait", String.valueOf(wait));
        }
        out.close("detail");
    }

    private static void siebel(Out out, Refusal refusal) {
        out.open("detail")
                .open("siebdetail", "xmlns", SIEBEL)
                .leaf("logfilename", "OnDemandServicesObjMgr_enu_0000.log")
                .open("errorstack");
        for (Error error : refusal.errors) {
            out.open("error")
                    .leaf("errorcode", "(" + error.code() + ")")
                    .leaf("errorsymbol", error.symbol())
                    .leaf("errormsg", error.message() + "(" + error.code() + ")")
                    .close("error");
        }
        out.close("errorstack").close("siebdetail").close("detail");
    }
}
