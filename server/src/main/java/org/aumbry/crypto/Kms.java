package org.aumbry.crypto;

/**
 * The service that holds the root key and lends its use, never the key: a sealed file here, a hardware module or a
 * remote service elsewhere.
 */
public interface Kms {

    /** What it is, for people and for the inventory; for example {@code sealed file}. */
    String name();

    /** Which root key wraps now; never secret. */
    String rootKeyId();

    /** Seals a key under the root key, bound to the context. */
    byte[] wrap(SealingKey key, String context);

    /**
     * Opens a wrapped key. The caller closes it.
     *
     * @throws TamperedException when the bytes or the context differ
     * @throws KmsUnavailableException when the service can't be asked or no longer has that root key
     */
    SealingKey unwrap(byte[] wrapped, String context);
}
