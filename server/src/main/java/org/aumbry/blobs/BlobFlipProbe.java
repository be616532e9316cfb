package org.aumbry.blobs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Stores a blob of its own, changes what the store gives back, and looks whether every change is refused. */
@Component
class BlobFlipProbe implements Probe {

    private static final int CONTENT_BYTES = 2 * Chunks.PLAIN_BYTES + 1_000;
    private static final int FLIPS = 60;

    private final ProbeBlobs blobs;
    private final Randomness randomness;
    private final UnaryOperator<byte[]> guard;

    @Autowired
    BlobFlipProbe(ProbeBlobs blobs, Randomness randomness) {
        this(blobs, randomness, UnaryOperator.identity());
    }

    /** @param guard what stands between a changed file and the reader; one that mends shows that the probe can fail */
    BlobFlipProbe(ProbeBlobs blobs, Randomness randomness, UnaryOperator<byte[]> guard) {
        this.blobs = blobs;
        this.randomness = randomness;
        this.guard = guard;
    }

    @Override
    public String id() {
        return "blobs.flip";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-55");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return blobs.with(randomness.bytes(CONTENT_BYTES), row -> {
            var good = blobs.sealed(row, 0);
            if (!opens(row, good)) {
                return Result.fails("A stored blob could not be read back.");
            }
            int accepted = 0;
            for (int i = 0; i < FLIPS; i++) {
                accepted += opens(row, guard.apply(flipped(good, (long) i * good.length / FLIPS))) ? 1 : 0;
            }
            int cut = opens(row, guard.apply(Arrays.copyOf(good, (int) Chunks.position(2)))) ? 1 : 0;
            int moved = opens(row, guard.apply(exchanged(good))) ? 1 : 0;
            var observed = "Of " + FLIPS + " flipped bits " + accepted + " were accepted, of 1 cut file " + cut
                    + ", of 1 file with exchanged chunks " + moved + ".";
            return new Result(accepted + cut + moved == 0, observed);
        });
    }

    private boolean opens(BlobRow row, byte[] sealed) throws IOException {
        try (var content = blobs.open(row, new GivenBytes(sealed))) {
            content.verifyLength();
            try (var in = content.stream()) {
                return in.transferTo(OutputStream.nullOutputStream()) == row.sizeBytes();
            }
        } catch (TamperedException refused) {
            return false;
        }
    }

    private static byte[] flipped(byte[] good, long at) {
        var flipped = good.clone();
        flipped[(int) at] ^= (byte) (1 << at % Byte.SIZE);
        return flipped;
    }

    private static byte[] exchanged(byte[] good) {
        var exchanged = good.clone();
        int first = (int) Chunks.position(0);
        int second = (int) Chunks.position(1);
        System.arraycopy(good, second, exchanged, first, Chunks.SEALED_BYTES);
        System.arraycopy(good, first, exchanged, second, Chunks.SEALED_BYTES);
        return exchanged;
    }
}
