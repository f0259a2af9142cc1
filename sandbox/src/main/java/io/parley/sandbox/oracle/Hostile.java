package io.parley.sandbox.oracle;

import io.parley.sandbox.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Answers that a client must survive. */
public enum Hostile {
    /** A DOCTYPE whose entity is a file of the client's machine. */
    EXTERNAL_ENTITY,
    /** A DOCTYPE whose entities grow to thousands of millions of letters. */
    ENTITY_BOMB,
    /** A DOCTYPE and nothing else that is wrong. */
    DOCTYPE,
    /** 200 MB. */
    HUGE,
    /** Elements in elements, 200,000 deep. */
    DEEP,
    /** Bytes that are no UTF-8. */
    BROKEN_UTF8,
    /** XML that ends in its middle. */
    HALF,
    /** A page for people. */
    HTML,
    /** Nothing. */
    EMPTY;

    private static final int HUGE_BYTES = 200 * 1024 * 1024;

    Answer answer(String fine) {
        int cut = fine.indexOf("<soap:Envelope");
        String head = fine.substring(0, cut);
        String body = fine.substring(cut);
        return switch (this) {
            case EXTERNAL_ENTITY ->
                xml(head + "<!DOCTYPE x [<!ENTITY own SYSTEM \"file:///etc/passwd\">]>"
                        + body.replace("</soap:Body>", "&own;</soap:Body>"));
            case ENTITY_BOMB -> xml(head + bomb() + body.replace("</soap:Body>", "&e9;</soap:Body>"));
            case DOCTYPE -> xml(head + "<!DOCTYPE x>" + body);
            case HUGE -> huge(body);
            case DEEP -> xml(head + body.replace("</soap:Body>", "<a>".repeat(200_000) + "</soap:Body>"));
            case BROKEN_UTF8 -> broken(head, body);
            case HALF -> xml(fine.substring(0, fine.length() * 2 / 3));
            case HTML -> Answer.html("<!doctype html><title>Sign in</title><p>Please sign in</p>");
            case EMPTY -> Answer.empty(200);
        };
    }

    private static Answer xml(String text) {
        return Answer.of(200, "text/xml;charset=UTF-8", text);
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return bomb.append("]>").toString();
    }

    private static Answer huge(String body) {
        byte[] bytes = new byte[HUGE_BYTES];
        Arrays.fill(bytes, (byte) 'a');
        byte[] start = body.substring(0, body.indexOf("</soap:Body>")).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return new Answer(200, Map.of("Content-Type", "text/xml;charset=UTF-8"), bytes, Duration.ZERO, false);
    }

    private static Answer broken(String head, String body) {
        byte[] bytes =
                (head + body.replace("</soap:Body>", "\u0001\u0001</soap:Body>")).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 1) {
                bytes[i] = (byte) 0xC3;
            }
        }
        return new Answer(200, Map.of("Content-Type", "text/xml;charset=UTF-8"), bytes, Duration.ZERO, false);
    }
}
