package org.aumbry.identity;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a passkey signs to show that it answers now and for us: good for five minutes and for one answer.
 *
 * <p>Shape: {@code seconds (8, big-endian) | random (24) | MAC (16)} bytes. Nothing is stored until it is answered.
 */
@Component
class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int RANDOM_BYTES = 24;
    private static final int OPEN_BYTES = Long.BYTES + RANDOM_BYTES;
    private static final int BYTES = OPEN_BYTES + 16;

    private final ChallengeStore store;
    private final InstallationMac macs;
    private final Randomness randomness;
    private final Clock clock;

    Challenges(ChallengeStore store, InstallationMac macs, Randomness randomness, Clock clock) {
        this.store = store;
        this.macs = macs;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** @param purpose what the answer will be taken for, and for nothing else */
    byte[] issue(String purpose) {
        var open = ByteBuffer.allocate(OPEN_BYTES)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(randomness.bytes(RANDOM_BYTES))
                .array();
        return ByteBuffer.allocate(BYTES).put(open).put(mac(purpose, open)).array();
    }

    /** Takes a challenge back that was answered; refuses one that is not ours, too old, or answered before. */
    @Transactional(transactionManager = "control")
    public void spend(String purpose, byte[] challenge) {
        if (challenge.length != BYTES) {
            throw SignInTicket.again();
        }
        var open = Arrays.copyOf(challenge, OPEN_BYTES);
        var expires = Instant.ofEpochSecond(ByteBuffer.wrap(open).getLong());
        boolean ours = Hashes.same(Arrays.copyOfRange(challenge, OPEN_BYTES, BYTES), mac(purpose, open));
        if (!ours || clock.instant().isAfter(expires) || !store.spend(mac("spent", open), expires)) {
            throw SignInTicket.again();
        }
    }

    @Transactional(transactionManager = "control")
    public int forgetOld() {
        return store.forget(clock.instant());
    }

    private byte[] mac(String purpose, byte[] open) {
        return macs.of("passkey-challenge", purpose + " " + HexFormat.of().formatHex(open));
    }
}
