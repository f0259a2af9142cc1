package io.parley.crm.salesforce.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A keystore in memory with one private key and no certificate, which the keystores of the JDK insist on. */
final class OneKeyStore extends KeyStoreSpi {

    private static final String ALIAS = "parley";

    private final PrivateKey key;

    private OneKeyStore(PrivateKey key) {
        this.key = key;
    }

    static KeyStore of(PrivateKey key) throws GeneralSecurityException, IOException {
        KeyStore store = new KeyStore(new OneKeyStore(key), null, "one key") {};
        store.load(null, null);
        return store;
    }

    @Override
    public @Nullable Key engineGetKey(String alias, char[] password) {
        return ALIAS.equals(alias) ? key : null;
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(Collections.singleton(ALIAS));
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return ALIAS.equals(alias);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return ALIAS.equals(alias);
    }

    @Override
    public int engineSize() {
        return 1;
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return false;
    }

    @Override
    public Certificate @Nullable [] engineGetCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable Certificate engineGetCertificate(String alias) {
        return null;
    }

    @Override
    public @Nullable String engineGetCertificateAlias(Certificate certificate) {
        return null;
    }

    @Override
    public @Nullable Date engineGetCreationDate(String alias) {
        return null;
    }

    @Override
    public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {}

    @Override
    public void engineSetKeyEntry(String alias, Key added, char[] password, Certificate[] chain) {
        throw readOnly();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] added, Certificate[] chain) {
        throw readOnly();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
        throw readOnly();
    }

    @Override
    public void engineDeleteEntry(String alias) {
        throw readOnly();
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("this keystore holds one key and never changes");
    }
}
