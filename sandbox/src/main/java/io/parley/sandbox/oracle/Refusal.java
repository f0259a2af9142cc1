package io.parley.sandbox.oracle;

import java.util.List;

/** A call that is answered with a fault. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Codes without the SBL- of all of them; the outer error first, its cause last. */
    record Error(String code, String symbol, String message) {}

    /** Which of the two shapes the fault takes. */
    enum Shape {
        SIEBEL,
        GATEWAY,
        /** Neither: a fault of SOAP itself, without a detail. */
        BARE
    }

    final transient List<Error> errors;
    final Shape shape;
    final String faultCode;
    /** Milliseconds to wait; 0 for none told. */
    final long wait;

    private Refusal(Shape shape, String faultCode, List<Error> errors, long wait) {
        super(errors.get(errors.size() - 1).message());
        this.shape = shape;
        this.faultCode = faultCode;
        this.errors = errors;
        this.wait = wait;
    }

    /** Our own mistake in writing the request. */
    static Refusal client(String message) {
        return new Refusal(Shape.BARE, "soap:Client", List.of(new Error("", "", message)), 0);
    }

    /** A header that must be understood is not. */
    static Refusal mustUnderstand(String header) {
        return new Refusal(
                Shape.BARE, "soap:MustUnderstand", List.of(new Error("", "", "Header not understood: " + header)), 0);
    }

    /** User or password are wrong. */
    static Refusal login() {
        return new Refusal(
                Shape.BARE,
                "wsse:FailedAuthentication",
                List.of(new Error("", "", "The security token could not be authenticated")),
                0);
    }

    static Refusal gateway(String code, String message) {
        return new Refusal(Shape.GATEWAY, "soap:Server", List.of(new Error("SBL-" + code, "", message)), 0);
    }

    static Refusal tooFast(long wait) {
        String message = "Requests come too fast, try again in " + wait + " ms";
        return new Refusal(Shape.GATEWAY, "soap:Server", List.of(new Error("SBL-ODU-01005", "", message)), wait);
    }

    /** An error in the data, or in what the user may do, inside the outer error that Siebel puts around it. */
    static Refusal data(String outer, String code, String message) {
        return new Refusal(
                Shape.SIEBEL,
                "soap:Server",
                List.of(
                        new Error("SBL-" + outer, "IDS_ERR_OUTER", "The operation failed: see the further errors"),
                        new Error("SBL-" + code, "IDS_ERR_CAUSE", message)),
                0);
    }

    static Refusal data(String code, String message) {
        return data("EAI-04375", code, message);
    }

    /** An element that the object does not have. */
    static Refusal unknownTag(String object, String tag) {
        return new Refusal(
                Shape.SIEBEL,
                "soap:Server",
                List.of(
                        new Error("SBL-EAI-04376", "IDS_ERR_OUTER", "The operation failed: see the further errors"),
                        new Error("SBL-EAI-04316", "IDS_ERR_READ", "The message could not be read"),
                        new Error(
                                "SBL-EAI-04127",
                                "IDS_ERR_TAG",
                                "Element with XML tag '" + tag
                                        + "' is not found in the definition of EAI Integration Component '" + object
                                        + "'")),
                0);
    }

    /** What the stand-in can't do, though the vendor may. */
    static Refusal unsupported(String what) {
        return client("The stand-in does not know " + what);
    }
}
