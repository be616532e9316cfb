package org.aumbry.federation;

/**
 * An answer of a provider that proves nothing. The reason is a short code for the journal and for the administrator's
 * own test; the person who signs in is told only that it did not work.
 */
final class NotProvenException extends RuntimeException {

    private final String reason;

    NotProvenException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Throws one for the reason, unless it holds. */
    static void require(boolean holds, String reason) {
        if (!holds) {
            throw new NotProvenException(reason);
        }
    }

    String reason() {
        return reason;
    }
}
