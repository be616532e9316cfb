package org.aumbry.crypto;

/** The service that holds the root key answered, and its answer is no: the key is revoked, disabled or destroyed. */
public final class KmsRefusedException extends KmsUnavailableException {

    public KmsRefusedException(String reason) {
        super(reason);
    }

    public KmsRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
