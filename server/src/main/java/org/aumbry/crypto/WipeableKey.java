package org.aumbry.crypto;

import java.util.Arrays;
import javax.crypto.SecretKey;

/** A key for {@code javax.crypto} whose bytes can really be wiped, which {@code SecretKeySpec} does not offer. */
final class WipeableKey implements SecretKey {

    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private final String algorithm;
    private volatile boolean destroyed;

    WipeableKey(byte[] bytes, String algorithm) {
        this.bytes = bytes.clone();
        this.algorithm = algorithm;
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("a closed key was used");
        }
        return bytes.clone();
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
