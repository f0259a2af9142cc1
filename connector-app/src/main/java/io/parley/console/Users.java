package io.parley.console;

import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** Who may log in. Passwords are kept as keyed hashes only, and compared in constant time. */
final class Users {

    private final Seal seal = new Seal();
    private final Map<String, byte[]> passwords = new TreeMap<>();
    private final byte[] nobody = seal.bytes(Seal.randomId());

    Users(Map<String, String> users) {
        users.forEach((name, password) -> {
            if (!password.isEmpty()) {
                passwords.put(name, seal.bytes(password));
            }
        });
    }

    boolean none() {
        return passwords.isEmpty();
    }

    boolean has(String name) {
        return passwords.containsKey(name);
    }

    /** An unknown name takes as long as a known one. */
    boolean fits(String name, String password) {
        byte[] wanted = passwords.getOrDefault(name, nobody);
        return MessageDigest.isEqual(wanted, seal.bytes(password)) & has(name);
    }
}
