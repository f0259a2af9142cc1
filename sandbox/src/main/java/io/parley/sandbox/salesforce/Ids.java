package io.parley.sandbox.salesforce;

import java.util.concurrent.atomic.AtomicLong;

/** Salesforce ids: 15 characters that tell cases apart, and a suffix of 3 that makes them safe where case is lost. */
final class Ids {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "Hs0";

    private Ids() {}

    /** The next id of an object; later ids sort after earlier ones. */
    static String next(String keyPrefix, AtomicLong counter) {
        long n = counter.incrementAndGet();
        char[] number = new char[9];
        for (int i = 8; i >= 0; i--) {
            number[i] = DIGITS.charAt((int) (n % 62));
            n /= 62;
        }
        return full(keyPrefix + INSTANCE + new String(number));
    }

    /** The number behind an id made by {@link #next}. */
    static long number(String id) {
        long n = 0;
        for (int i = 6; i < 15; i++) {
            n = n * 62 + DIGITS.indexOf(id.charAt(i));
        }
        return n;
    }

    /** The 18 characters of a 15 or 18 character id; MALFORMED_ID when the form or the suffix is wrong. */
    static String full(String id) {
        if (!id.matches("[0-9A-Za-z]{15}([0-9A-Za-z]{3})?")) {
            throw malformed(id);
        }
        String full = id.substring(0, 15) + suffix(id);
        if (id.length() == 18 && !full.equalsIgnoreCase(id)) {
            throw malformed(id);
        }
        return full;
    }

    static boolean wellFormed(String id) {
        try {
            return !full(id).isEmpty();
        } catch (Problem malformed) {
            return false;
        }
    }

    private static Problem malformed(String id) {
        return Problem.save("MALFORMED_ID", "malformed id " + id);
    }

    private static String suffix(String id) {
        StringBuilder suffix = new StringBuilder();
        for (int block = 0; block < 15; block += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                if (Character.isUpperCase(id.charAt(block + i))) {
                    bits |= 1 << i;
                }
            }
            suffix.append(SUFFIX.charAt(bits));
        }
        return suffix.toString();
    }
}
