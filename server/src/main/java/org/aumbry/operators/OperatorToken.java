package org.aumbry.operators;

import java.util.Base64;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;

/**
 * What a browser or a link shows, and what is kept of it.
 *
 * <p>Shape: base64url of 32 random bytes, 43 characters; only the SHA-256 of the bytes is stored.
 */
@SuppressWarnings("ArrayRecordComponent")
record OperatorToken(String text, byte[] hash) {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    static OperatorToken issue(Randomness randomness) {
        var secret = randomness.bytes(BYTES);
        return new OperatorToken(
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret), Hashes.sha256(secret));
    }

    /** Empty when it is not one of ours; proves nothing yet. */
    static Optional<OperatorToken> read(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OperatorToken(text, Hashes.sha256(Base64.getUrlDecoder().decode(text))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
