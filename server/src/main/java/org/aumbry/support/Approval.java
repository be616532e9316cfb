package org.aumbry.support;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.identity.PasskeySignatures.Signed;

/**
 * An approver's signature with its moment, sealed where it is stored.
 *
 * @param key the passkey's identifier and public key
 * @param backupEligible whether its device may keep copies, as it said when the passkey was made
 * @param answer what the browser answered, as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
record Approval(Instant at, UUID by, byte[] key, boolean backupEligible, String answer) {

    Signed signed() {
        return new Signed(key, backupEligible, answer);
    }
}
