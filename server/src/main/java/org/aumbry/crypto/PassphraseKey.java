package org.aumbry.crypto;

import org.aumbry.kernel.Refusal;

/** A key made of a passphrase, for files that people take with them (Argon2id, RFC 9106). */
public final class PassphraseKey {

    /** How long the salt is. */
    public static final int SALT_BYTES = 16;

    private PassphraseKey() {}

    /** The key of a passphrase and a salt. The caller closes it. */
    public static SealingKey of(CharSequence passphrase, byte[] salt) {
        try (var secret = KeyFolder.passphrase(passphrase)) {
            return Argon2Cost.RECOMMENDED.derive(secret, salt);
        }
    }

    /** @throws Refusal invalid when it is too short to stand alone */
    public static void requireLong(CharSequence passphrase) {
        if (passphrase.codePoints().count() < KeyCustody.SHORTEST_PASSPHRASE) {
            throw Refusal.invalid("passphrase", "crypto.passphrase-too-short", KeyCustody.SHORTEST_PASSPHRASE);
        }
    }
}
