package org.aumbry.crypto;

import java.security.KeyPair;
import java.util.Arrays;

/**
 * A key pair just made, as it is kept.
 *
 * @param privateKey PKCS #8; the caller closes it
 * @param publicKey SubjectPublicKeyInfo of X.509
 */
public record EncodedPair(Secret privateKey, byte[] publicKey) {

    static EncodedPair of(KeyPair pair) {
        var encoded = pair.getPrivate().getEncoded();
        try {
            return new EncodedPair(Secret.copyOf(encoded), pair.getPublic().getEncoded());
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
