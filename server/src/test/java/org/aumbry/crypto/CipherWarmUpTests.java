package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CipherWarmUpTests {

    @Test
    void everyRoundSealsAndOpensAWholeChunk() {
        assertThat(new CipherWarmUp(new Randomness()).warm(3)).isEqualTo(3L * CipherWarmUp.CHUNK_BYTES);
    }
}
