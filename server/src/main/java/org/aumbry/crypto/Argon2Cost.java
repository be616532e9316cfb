package org.aumbry.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What trying one passphrase costs: Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes iterations over the memory
 * @param lanes degree of parallelism
 */
record Argon2Cost(int memoryKib, int passes, int lanes) {

    /** RFC 9106, 4, second recommended option: 64 MiB, 3 passes, 4 lanes. */
    static final Argon2Cost RECOMMENDED = new Argon2Cost(64 * 1024, 3, 4);

    /** For files that no passphrase unlocks. */
    static final Argon2Cost NONE = new Argon2Cost(0, 0, 0);

    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 64;

    /** Bounds what a changed file could make the server spend. */
    boolean isUsable() {
        return lanes > 0 && lanes <= MOST_LANES && passes > 0 && passes <= MOST_PASSES
                && memoryKib >= 8 * lanes && memoryKib <= MOST_MEMORY_KIB;
    }

    SealingKey derive(Secret passphrase, byte[] salt) {
        if (!isUsable()) {
            throw new TamperedException("root key file");
        }
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var typed = passphrase.bytes(RawKeyAccess.because("Argon2id"));
        var derived = new byte[SealingKey.KEY_BYTES];
        try {
            generator.generateBytes(typed, derived);
            return SealingKey.of(derived);
        } finally {
            Arrays.fill(typed, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }
}
