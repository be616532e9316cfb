package org.aumbry.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The two ceremonies of passkeys for people who belong to no network; whoever calls keeps the keys. */
@Service
public class PasskeyDoor {

    private static final int ID_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PasskeyCeremony ceremony;
    private final PasskeyQuestions questions;
    private final Challenges challenges;

    PasskeyDoor(PasskeyCeremony ceremony, PasskeyQuestions questions, Challenges challenges) {
        this.ceremony = ceremony;
        this.questions = questions;
        this.challenges = challenges;
    }

    /**
     * What is kept of a passkey.
     *
     * @param attested identifier and public key as attested credential data (WebAuthn, 6.5.1)
     * @param signCount what the device counted last; 0 when it does not count
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Kept(byte[] attested, long signCount, boolean backupEligible, boolean backedUp) {

        /** The identifier by which an answer names it. */
        public byte[] id() {
            return credential().id();
        }

        private PasskeyCeremony.Credential credential() {
            return new PasskeyCeremony.Credential(attested, signCount, backupEligible, backedUp);
        }

        private static Kept of(PasskeyCeremony.Credential credential) {
            return new Kept(
                    credential.attested(), credential.signCount(), credential.backupEligible(), credential.backedUp());
        }
    }

    /** What the browser is asked for to make a passkey, as JSON. */
    public String questionForNew(String purpose, UUID person, String name, List<Kept> has) {
        var handle = ByteBuffer.allocate(ID_BYTES)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
        var user = Map.of("id", BASE64.encodeToString(handle), "name", name, "displayName", name);
        return questions.create(challenges.issue(purpose), user, has.stream().map(Kept::id).toList());
    }

    /** Verifies the answer to {@link #questionForNew}; refuses any other. */
    public Kept made(String purpose, String answer) {
        return Kept.of(ceremony.made(answer, purpose));
    }

    /** What the browser is asked for to answer with whatever passkey it has, as JSON. */
    public String question(String purpose) {
        return questions.get(challenges.issue(purpose), List.of());
    }

    /** The identifier of the passkey that an answer claims to be of; proves nothing. */
    public byte[] alleged(String answer) {
        return ceremony.read(answer).credentialId();
    }

    /** Verifies the answer to {@link #question}; gives what is to be kept from now on. */
    public Kept verify(String purpose, String answer, Kept kept) {
        return Kept.of(ceremony.verify(ceremony.read(answer), kept.credential(), purpose));
    }
}
