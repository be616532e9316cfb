package org.aumbry.crypto;

import java.util.Optional;

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
     * @throws KmsRefusedException when the service answers that this key must not be used
     * @throws KmsUnavailableException when the service can't be asked or no longer has that root key
     */
    SealingKey unwrap(byte[] wrapped, String context);

    /** Whether this is the service to ask about it, by its header alone; nothing is opened. */
    boolean opens(byte[] wrapped);

    /** Whether the root key that wraps now wrapped it, by its header alone: then it need not be wrapped anew. */
    boolean isCurrent(byte[] wrapped);

    /**
     * Makes another root key that wraps from now on; the earlier ones open what they wrapped.
     *
     * @throws UnsupportedOperationException when that is done at the service itself
     */
    default void changeRoot() {
        throw new UnsupportedOperationException("the root key is changed at the key service itself");
    }

    /** Keys that sign inside it; empty when it has none but root keys. */
    default Optional<ModuleSigner> signer() {
        return Optional.empty();
    }

    /** The system user whose process holds the root key; empty where that is not a process of this machine. */
    default Optional<String> keeper() {
        return Optional.empty();
    }

    /** How it is doing; without figures where nobody counts. */
    default KmsHealth health() {
        return new KmsHealth(name(), rootKeyId(), 0, 0, null, null, null);
    }
}
