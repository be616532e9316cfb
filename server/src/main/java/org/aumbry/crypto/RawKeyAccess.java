package org.aumbry.crypto;

/**
 * Permission to hold the bare bytes of a secret. Whoever needs it says why, so one search for this name finds every
 * place where a key leaves its wrapping.
 */
public final class RawKeyAccess {

    private final String reason;

    private RawKeyAccess(String reason) {
        this.reason = reason;
    }

    /** @param reason what the bytes are needed for, in a few words; kept for reading the code, never logged */
    public static RawKeyAccess because(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("raw key access needs a reason");
        }
        return new RawKeyAccess(reason);
    }

    @Override
    public String toString() {
        return "raw key access: " + reason;
    }
}
