package org.aumbry.identity;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing a text with a passkey: the challenge is the hash of the text, so the signature can be checked at any later
 * time against the public key alone, by whoever has both.
 */
@Service
public class PasskeySignatures {

    private final PasskeyStore store;
    private final PasskeyCeremony ceremony;
    private final PasskeyQuestions questions;

    PasskeySignatures(PasskeyStore store, PasskeyCeremony ceremony, PasskeyQuestions questions) {
        this.store = store;
        this.ceremony = ceremony;
        this.questions = questions;
    }

    /**
     * A signature with what it takes to check it.
     *
     * @param key the passkey's identifier and public key as attested credential data (WebAuthn, 6.5.1)
     * @param backupEligible whether its device may keep copies, as it said when the passkey was made
     * @param answer what the browser answered, as JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Signed(byte[] key, boolean backupEligible, String answer) {}

    /** What the browser is asked for so that one of the person's own passkeys signs; empty when they have none. */
    @Transactional(readOnly = true)
    public String question(Principal who, byte[] hash) {
        var ids = store.ofUser(who.user()).stream().map(kept -> kept.credential().id()).toList();
        return ids.isEmpty() ? "" : questions.get(hash, ids);
    }

    /** Takes the answer; refuses one that is not of the person's own passkey over exactly that hash. */
    @Transactional
    public Signed sign(Principal who, String answer, byte[] hash) {
        var alleged = ceremony.read(answer);
        var kept = store.lock(alleged.credentialId())
                .filter(each -> each.user().equals(who.user()))
                .orElseThrow(PasskeyCeremony::refused);
        ceremony.verify(alleged, kept.credential(), hash);
        return new Signed(kept.credential().attested(), kept.credential().backupEligible(), answer);
    }

    /** Whether that key signed exactly that hash, for this installation, with its holder looked at. */
    public boolean holds(Signed signed, byte[] hash) {
        try {
            var kept = new PasskeyCeremony.Credential(
                    signed.key(), 0, signed.backupEligible(), signed.backupEligible());
            ceremony.verify(ceremony.read(signed.answer()), kept, hash);
            return true;
        } catch (Refusal | IllegalArgumentException forged) {
            return false;
        }
    }
}
