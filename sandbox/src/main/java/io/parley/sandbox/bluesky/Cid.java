package io.parley.sandbox.bluesky;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Content ids in the shape of real ones. They stand for the record's JSON here, not for its CBOR. */
final class Cid {

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private Cid() {}

    static String of(String content) {
        return "bafyrei" + letters(content).substring(0, 52);
    }

    /** Letters and digits of base 32 that depend on nothing but the text; at least 52. */
    static String letters(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder letters = new StringBuilder();
            for (byte each : hash) {
                letters.append(BASE32.charAt(each & 31));
            }
            return letters.toString();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-512", missing);
        }
    }
}
