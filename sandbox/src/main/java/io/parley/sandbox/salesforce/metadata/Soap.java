package io.parley.sandbox.salesforce.metadata;

import io.parley.sandbox.Answer;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Envelopes. */
final class Soap {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private Soap() {}

    /** A refusal of a whole call, in Salesforce's words. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        Fault(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        static Fault client(String message) {
            return new Fault("soapenv:Client", message);
        }

        /** One of Salesforce's own. */
        static Fault of(String code, String message) {
            return new Fault("sf:" + code, code + ": " + message);
        }

        Answer answer() {
            Document document = Xml.empty();
            Element body = body(document);
            body.getOwnerDocument()
                    .getDocumentElement()
                    .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:sf", Xml.METADATA);
            Element fault = document.createElementNS(ENVELOPE, "soapenv:Fault");
            body.appendChild(fault);
            plain(fault, "faultcode", code);
            plain(fault, "faultstring", String.valueOf(getMessage()));
            return answerOf(500, document);
        }

        private static void plain(Element fault, String name, String text) {
            Element child = fault.getOwnerDocument().createElement(name);
            child.setTextContent(text);
            fault.appendChild(child);
        }
    }

    private static Element body(Document document) {
        Element envelope = document.createElementNS(ENVELOPE, "soapenv:Envelope");
        document.appendChild(envelope);
        Element body = document.createElementNS(ENVELOPE, "soapenv:Body");
        envelope.appendChild(body);
        return body;
    }

    /** The element into which the results of an operation go. */
    static Element response(String operation) {
        Document document = Xml.empty();
        Element body = body(document);
        Element response = document.createElementNS(Xml.METADATA, operation + "Response");
        body.appendChild(response);
        return response;
    }

    static Answer answer(Element response) {
        return answerOf(200, response.getOwnerDocument());
    }

    private static Answer answerOf(int status, Document document) {
        return Answer.of(
                status,
                "text/xml;charset=UTF-8",
                new String(Xml.file(document.getDocumentElement()), StandardCharsets.UTF_8));
    }
}
