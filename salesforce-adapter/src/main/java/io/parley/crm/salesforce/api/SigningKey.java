package io.parley.crm.salesforce.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads the private key that signs login assertions: a PEM file, or a keystore with exactly one key. */
final class SigningKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA |ENCRYPTED )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private SigningKey() {}

    /** @throws IllegalArgumentException when the file holds no such key; the message quotes none of it */
    static KeyStore read(Path file, String password) {
        try {
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1);
            if (text.contains("-----BEGIN ")) {
                return OneKeyStore.of(pem(file, text, password));
            }
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            long keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .count();
            if (keys != 1) {
                throw new IllegalArgumentException("key-file " + file + " has " + keys + " keys; it must have one.");
            }
            return store;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "key-file " + file + " can't be read as a private key: "
                            + unreadable.getClass().getSimpleName() + ". Check the file and key-password.",
                    unreadable);
        }
    }

    private static PrivateKey pem(Path file, String text, String password)
            throws GeneralSecurityException, IOException {
        Matcher block = PEM.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "key-file " + file + " has no private key; a certificate is not enough.");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        KeySpec spec =
                switch (block.group(1)) {
                    case "RSA PRIVATE KEY" -> new PKCS8EncodedKeySpec(wrapped(der));
                    case "ENCRYPTED PRIVATE KEY" -> decrypted(der, password);
                    default -> new PKCS8EncodedKeySpec(der);
                };
        return KeyFactory.getInstance("RSA").generatePrivate(spec);
    }

    private static KeySpec decrypted(byte[] der, String password) throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        // The parameters name the whole algorithm (PBEWithHmacSHA256AndAES_256); the info itself says only PBES2.
        String algorithm = info.getAlgParameters().toString();
        Key key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
        return info.getKeySpec(cipher);
    }

    /** PKCS#1 becomes PKCS#8 by a header: version 0 and the algorithm rsaEncryption, RFC 5208. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] algorithm = {
            2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
        };
        return tagged(0x30, join(algorithm, tagged(4, pkcs1)));
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException notLoaded) {
            throw new IllegalStateException("the keystore is loaded", notLoaded);
        }
    }
}
