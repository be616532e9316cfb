package org.aumbry.crypto;

/**
 * The root key can't be used now. Everything that needs it is refused; the message helps an operator and holds no
 * key.
 */
public class KmsUnavailableException extends RuntimeException {

    public KmsUnavailableException(String reason) {
        super(reason);
    }

    public KmsUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
