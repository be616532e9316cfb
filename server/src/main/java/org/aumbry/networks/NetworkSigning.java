package org.aumbry.networks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The entered network's own signature, under things it hands to others: reports, exports, certificates.
 *
 * <p>Shape of what is signed: the name of the format in ASCII, a line feed, the bytes themselves; so a signature under
 * one kind of thing can't be shown under another. Ed25519, RFC 8032.
 */
@Service
public class NetworkSigning {

    private final SigningKeyStore store;
    private final Ids ids;
    private final Clock clock;

    NetworkSigning(SigningKeyStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A signature with what it takes to check it.
     *
     * @param publicKey 32 bytes
     * @param signature 64 bytes
     */
    public record Signed(byte[] publicKey, byte[] signature) {}

    /** Signs with the network's key, which is made when it is first needed. */
    @Transactional
    public Signed sign(String format, byte[] bytes) {
        var pair = pair();
        try (var seed = pair.seed()) {
            return new Signed(pair.publicKey(), Ed25519.sign(seed, framed(format, bytes)));
        }
    }

    /** Whether the network's own key signed the bytes as that format. */
    @Transactional(readOnly = true)
    public boolean verify(String format, byte[] bytes, byte[] signature) {
        return store.find()
                .map(pair -> {
                    pair.seed().close();
                    return Ed25519.verify(pair.publicKey(), framed(format, bytes), signature);
                })
                .orElse(false);
    }

    private Ed25519.Pair pair() {
        return store.find().orElseGet(() -> {
            var made = Ed25519.generate();
            try {
                store.add(ids.next(), made, clock.instant().truncatedTo(ChronoUnit.MICROS));
            } finally {
                made.seed().close();
            }
            return store.find().orElseThrow();
        });
    }

    /** What is really signed. */
    public static byte[] framed(String format, byte[] bytes) {
        var head = (format + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + bytes.length).put(head).put(bytes).array();
    }
}
