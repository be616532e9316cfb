package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Seals for an RSA key as a provider does, by the means that are taken and by those that are not. */
public final class EnvelopeMaker {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PublicKey recipient;

    public EnvelopeMaker(PublicKey recipient) {
        this.recipient = recipient;
    }

    /** A content and the key that seals it. */
    public record Made(byte[] wrappedKey, byte[] content) {}

    /** AES-GCM and RSA-OAEP with these hash functions. */
    public Made gcm(byte[] plain, int keyBytes, String digest, String mask) {
        return make(plain, keyBytes, "AES/GCM/NoPadding", "RSA/ECB/OAEPPadding", digest, mask);
    }

    /** AES-CBC and RSA-OAEP. */
    public Made cbc(byte[] plain) {
        return make(plain, 16, "AES/CBC/PKCS5Padding", "RSA/ECB/OAEPPadding", "SHA-1", "SHA-1");
    }

    /** AES-GCM and PKCS #1 v1.5. */
    public Made pkcs1(byte[] plain) {
        return make(plain, 16, "AES/GCM/NoPadding", "RSA/ECB/PKCS1Padding", "SHA-1", "SHA-1");
    }

    private Made make(byte[] plain, int keyBytes, String content, String transport, String digest, String mask) {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(keyBytes * 8);
            SecretKey key = generator.generateKey();
            var wrap = Cipher.getInstance(transport);
            if (transport.contains("OAEP")) {
                wrap.init(Cipher.ENCRYPT_MODE, recipient, new OAEPParameterSpec(
                        digest, "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT));
            } else {
                wrap.init(Cipher.ENCRYPT_MODE, recipient);
            }
            boolean gcm = content.contains("GCM");
            var start = new byte[gcm ? 12 : 16];
            RANDOM.nextBytes(start);
            var cipher = Cipher.getInstance(content);
            cipher.init(Cipher.ENCRYPT_MODE, key, gcm ? new GCMParameterSpec(128, start) : new IvParameterSpec(start));
            var sealed = cipher.doFinal(plain);
            var whole = java.util.Arrays.copyOf(start, start.length + sealed.length);
            System.arraycopy(sealed, 0, whole, start.length, sealed.length);
            return new Made(wrap.doFinal(key.getEncoded()), whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
